package dev.connections.web.security;

import dev.connections.console.CallerAddress;
import dev.connections.console.ConsoleSettings;
import dev.connections.console.signin.SignIns;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Puts the headers on every answer, and the caller's address around every request. */
public class AnswerFilter extends HttpFilter {
  @EJB private transient ConsoleSettings settings;
  @EJB private transient SignIns signIns;
  private transient TrustedProxies proxies;
  private boolean overTls;

  @Override
  public void init() {
    proxies = new TrustedProxies(settings.trustedProxies());
    overTls = settings.publicUrl().filter(url -> url.startsWith("https:")).isPresent();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    AnswerHeaders.write(request, response);
    if (overTls) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    String address = proxies.caller(request.getRemoteAddr(), request.getHeaders("X-Forwarded-For"));
    Answer answer = new Answer(request, response);
    try {
      CallerAddress.<Exception>during(
          address,
          () -> {
            chain.doFilter(request, answer);
            noteRefusal(request);
          });
    } catch (IOException | ServletException | RuntimeException known) {
      throw known;
    } catch (Exception unknown) {
      throw new ServletException(unknown);
    }
  }

  /** By the server, for the whole page, or by a service; an ajax request gets no error dispatch. */
  private void noteRefusal(HttpServletRequest request) {
    boolean page =
        request.getDispatcherType() == DispatcherType.ERROR
            && Integer.valueOf(HttpServletResponse.SC_FORBIDDEN)
                .equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION_TYPE);
    // Which of the two depends on the kind of the view.
    boolean service =
        EJBAccessException.class.equals(thrown) || AccessLocalException.class.equals(thrown);
    if (page || service) {
      String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
      CallerSession.caller(request).ifPresent(caller -> signIns.refused(caller, path));
    }
  }

  /**
   * Keeps redirects relative and the content security policy single: a browser obeys all of two.
   */
  private static final class Answer extends HttpServletResponseWrapper {
    private final HttpServletRequest request;

    Answer(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      if (location.startsWith("/") && !location.startsWith("//")) {
        Redirect.to(request, (HttpServletResponse) getResponse(), location);
      } else {
        super.sendRedirect(location);
      }
    }

    @Override
    public void addHeader(String name, String value) {
      if (AnswerHeaders.POLICY.equalsIgnoreCase(name)) {
        setHeader(name, value);
      } else {
        super.addHeader(name, value);
      }
    }
  }
}

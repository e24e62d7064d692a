package dev.connections.web.security;

import dev.connections.console.CallerAddress;
import dev.connections.console.ConsoleSettings;
import jakarta.ejb.EJB;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Puts the headers on every answer, and the caller's address around every request. */
public class AnswerFilter extends HttpFilter {
  @EJB private transient ConsoleSettings settings;
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
    Passing passing = new Passing(request, new Answer(request, response), chain);
    try {
      CallerAddress.<Exception>during(address, passing::on);
    } catch (IOException | ServletException | RuntimeException known) {
      throw known;
    } catch (Exception unknown) {
      throw new ServletException(unknown);
    }
  }

  private record Passing(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    void on() throws IOException, ServletException {
      chain.doFilter(request, response);
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

package dev.connections.web.security;

import dev.connections.console.Caller;
import dev.connections.console.signin.SignIns;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The one way into the console: tells the container on each request who the caller is, from the
 * session and after a look at the account, and shows strangers the sign-in page. Passwords and the
 * organization's provider are dealt with before, by the pages and services of sign-in.
 */
@ApplicationScoped
public class ConsoleAuthentication implements HttpAuthenticationMechanism {
  private static final String SIGN_IN_PAGE = "/login.xhtml";
  private static final String RESOURCES = "/jakarta.faces.resource/";

  @EJB private SignIns signIns;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    // Before any filter, since what this method answers itself passes no filter.
    AnswerHeaders.write(request, response);

    if (context.isAuthenticationRequest()
        && context.getAuthParameters().getCredential() instanceof SignedIn signedIn) {
      CallerSession.begin(request, signedIn.caller());
      return announce(context, signedIn.caller());
    }
    // Not the address as it was sent: /jakarta.faces.resource/../people/people.xhtml is no
    // resource.
    if (request.getServletPath().startsWith(RESOURCES) && !context.isProtected()) {
      return context.doNothing();
    }
    Optional<Caller> caller = CallerSession.caller(request);
    if (caller.filter(signIns::stillValid).isPresent()) {
      return announce(context, caller.get());
    }
    boolean ended =
        caller.isPresent()
            || (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid());
    if (caller.isPresent()) {
      CallerSession.end(request);
    }
    if (!context.isProtected()) {
      return ended && "POST".equals(request.getMethod())
          ? openAnew(request, response)
          : context.doNothing();
    }
    Redirect.to(request, response, signInPage(request, ended));
    return AuthenticationStatus.SEND_CONTINUE;
  }

  /** The form of sign-in or set-up lay open until its session, which knows the form, ended. */
  private static AuthenticationStatus openAnew(
      HttpServletRequest request, HttpServletResponse response) {
    String page = ReturnPath.of(request);
    Redirect.to(request, response, page + (page.contains("?") ? "&" : "?") + "ended=true");
    return AuthenticationStatus.SEND_CONTINUE;
  }

  private static AuthenticationStatus announce(HttpMessageContext context, Caller caller) {
    return context.notifyContainerAboutLogin(new CallerPrincipal(caller.name()), caller.groups());
  }

  private static String signInPage(HttpServletRequest request, boolean ended) {
    String from = ReturnPath.of(request);
    String query =
        ReturnPath.HOME.equals(from)
            ? (ended ? "?ended=true" : "")
            : "?from="
                + URLEncoder.encode(from, StandardCharsets.UTF_8)
                + (ended ? "&ended=true" : "");
    return request.getContextPath() + SIGN_IN_PAGE + query;
  }
}

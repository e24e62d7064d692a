package dev.connections.web.security;

import dev.connections.console.Caller;
import dev.connections.console.ConsoleSettings;
import dev.connections.console.signin.SignIns;
import dev.connections.web.rest.ProgramAuthentication;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

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
  @EJB private ConsoleSettings settings;
  @Inject private ProgramAuthentication programs;
  @Inject private Clock clock;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    // Before any filter, since what this method answers itself passes no filter.
    AnswerHeaders.write(request, response);

    OptionalInt refusal = RequestCheck.refusal(request, settings::publicUrl);
    if (refusal.isPresent()) {
      return refuse(response, refusal.getAsInt());
    }
    if (programs.isFor(request)) {
      OptionalInt tooLarge =
          programs.readsBefore(request) ? RequestCheck.refusalOfBody(request) : OptionalInt.empty();
      return tooLarge.isPresent()
          ? refuse(response, tooLarge.getAsInt())
          : programs.validate(request, context);
    }
    if (context.isAuthenticationRequest()
        && context.getAuthParameters().getCredential() instanceof SignedIn signedIn) {
      CallerSession.begin(request, signedIn.caller());
      return announce(context, signedIn.caller());
    }
    // Not the address as it was sent: /jakarta.faces.resource/../people/people.xhtml is no
    // resource.
    if (request.getServletPath().startsWith(RESOURCES) && !context.isProtected()) {
      return asStranger(request, response, context);
    }
    Optional<Caller> caller = CallerSession.caller(request);
    Duration idle = Duration.ofMinutes(settings.sessionIdleMinutes());
    if (caller.filter(signIns::stillValid).isPresent()
        && !CallerSession.isIdle(request, clock.instant(), idle)) {
      return announce(context, caller.get());
    }
    boolean ended =
        caller.isPresent()
            || (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid());
    if (caller.isPresent()) {
      CallerSession.end(request);
    }
    if (!context.isProtected()) {
      return asStranger(request, response, context);
    }
    Redirect.to(request, response, signInPage(request, ended));
    return AuthenticationStatus.SEND_CONTINUE;
  }

  private static AuthenticationStatus asStranger(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    OptionalInt refusal = RequestCheck.refusalOfBody(request);
    return refusal.isPresent() ? refuse(response, refusal.getAsInt()) : context.doNothing();
  }

  /** Without a page: an error page would be made with what was refused. */
  private static AuthenticationStatus refuse(HttpServletResponse response, int status) {
    response.setStatus(status);
    return AuthenticationStatus.SEND_FAILURE;
  }

  private static AuthenticationStatus announce(HttpMessageContext context, Caller caller) {
    return context.notifyContainerAboutLogin(caller, caller.groups());
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

package dev.connections.web.rest;

import dev.connections.api.RetryLaterException;
import dev.connections.console.ProgramCaller;
import dev.connections.console.signin.ApiKeySignIns;
import dev.connections.console.signin.ClientSignIns;
import dev.connections.console.signin.ProgramRefusedException;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Finds out which program calls, on each request anew: no session is looked at and none is made, so
 * a page of another site cannot make a browser call here for the person who is signed in.
 */
@ApplicationScoped
public class ProgramAuthentication {
  private static final Logger LOG = Logger.getLogger(ProgramAuthentication.class.getName());
  private static final String BEARER = "bearer ";
  private static final String LATER = "Try again later";

  /** After how many seconds a program that could not be looked up may try again. */
  static final int RETRY_SECONDS = 5;

  private static final String REFUSAL = Problem.class.getName();

  @EJB private ApiKeySignIns keys;
  @EJB private ClientSignIns clients;

  /** Whether a request is for programs, by the path that the container made of its address. */
  public boolean isFor(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals(RestApplication.PATH) || path.equals(TokenEndpoint.PATH);
  }

  /** Whether the body is read before anybody knows who sent it. */
  public boolean readsBefore(HttpServletRequest request) {
    return request.getServletPath().equals(TokenEndpoint.PATH);
  }

  /** Lets the program in; what answers the request refuses one without a caller. */
  public AuthenticationStatus validate(HttpServletRequest request, HttpMessageContext context) {
    try {
      Optional<String> shown = shown(request);
      if (shown.isPresent()) {
        ProgramCaller caller = caller(shown.get());
        return context.notifyContainerAboutLogin(caller, caller.groups());
      }
    } catch (ProgramRefusedException refused) {
      request.setAttribute(REFUSAL, Problem.of(401, "Sign in", refused.getMessage()));
    } catch (RetryLaterException noKeys) {
      request.setAttribute(REFUSAL, Problem.of(503, LATER, noKeys.getMessage()));
    } catch (EJBException noDatabase) {
      LOG.log(Level.WARNING, "A program could not be let in", noDatabase);
      request.setAttribute(
          REFUSAL, Problem.of(503, LATER, "Connections cannot look the key up just now."));
    }
    return context.doNothing();
  }

  /** What has no dot in it is no JWT. */
  private ProgramCaller caller(String shown) throws ProgramRefusedException, RetryLaterException {
    if (shown.indexOf('.') >= 0) {
      return clients.signIn(shown);
    }
    return keys.signIn(shown)
        .orElseThrow(
            () ->
                new ProgramRefusedException(
                    "This API key is none, has ended, or was revoked. An administrator can make"
                        + " another."));
  }

  private static Optional<String> shown(HttpServletRequest request) {
    return TokenEndpoint.PATH.equals(request.getServletPath())
        ? TokenExchange.of(request).subject()
        : bearer(request);
  }

  /** Why the program that sent the request was not let in; empty when it showed nothing. */
  static Optional<Problem> refusal(HttpServletRequest request) {
    return Optional.ofNullable((Problem) request.getAttribute(REFUSAL));
  }

  private static Optional<String> bearer(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }
}

package dev.connections.web.rest;

import dev.connections.console.ProgramCaller;
import dev.connections.console.signin.ApiKeySignIns;
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
  private static final String NO_DATABASE = "dev.connections.web.rest.noDatabase";

  @EJB private ApiKeySignIns keys;

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
      Optional<ProgramCaller> caller = key(request).flatMap(keys::signIn);
      return caller.isPresent()
          ? context.notifyContainerAboutLogin(caller.get(), caller.get().groups())
          : context.doNothing();
    } catch (EJBException noDatabase) {
      LOG.log(Level.WARNING, "A program could not be let in", noDatabase);
      request.setAttribute(NO_DATABASE, true);
      return context.doNothing();
    }
  }

  private static Optional<String> key(HttpServletRequest request) {
    return TokenEndpoint.PATH.equals(request.getServletPath())
        ? TokenExchange.of(request).subject()
        : bearer(request);
  }

  /** Whether the key of the request could not be looked up, and the same one may do later. */
  static boolean couldNotLook(HttpServletRequest request) {
    return request.getAttribute(NO_DATABASE) != null;
  }

  private static Optional<String> bearer(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }
}

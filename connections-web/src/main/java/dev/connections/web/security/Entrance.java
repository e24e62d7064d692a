package dev.connections.web.security;

import dev.connections.console.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets a caller into the console, for the rest of this request and for the session. */
@RequestScoped
public class Entrance {
  @Inject private SecurityContext security;

  /**
   * @param from where the person wanted to go, as given by anybody
   */
  public void enter(
      HttpServletRequest request, HttpServletResponse response, Caller caller, String from)
      throws IOException {
    goOn(request, response, caller);
    response.sendRedirect(request.getContextPath() + ReturnPath.safe(from));
  }

  /** Goes on as this caller, under a new session id, on the page that is shown. */
  public void goOn(HttpServletRequest request, HttpServletResponse response, Caller caller) {
    AuthenticationStatus status =
        security.authenticate(
            request,
            response,
            AuthenticationParameters.withParams().credential(new SignedIn(caller)));
    if (status != AuthenticationStatus.SUCCESS) {
      throw new IllegalStateException("The container did not take the caller over: " + status);
    }
  }
}

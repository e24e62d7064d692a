package dev.connections.web.signin;

import dev.connections.console.Caller;
import dev.connections.console.signin.OrganizationSignIn;
import dev.connections.console.signin.OrganizationSignInException;
import dev.connections.console.signin.OrganizationSignInException.Reason;
import dev.connections.web.security.Entrance;
import dev.connections.web.signin.PendingSignIns.Pending;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Where the organization's provider sends the browser back to. */
@WebServlet(OrganizationStart.CALLBACK)
public class OrganizationCallback extends HttpServlet {
  @EJB private transient OrganizationSignIn organization;
  @Inject private transient Entrance entrance;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Pending> pending =
        PendingSignIns.take(request, response, request.getParameter("state"));
    if (pending.isEmpty()) {
      backToSignIn(request, response, Reason.NOT_STARTED_HERE);
      return;
    }
    try {
      Caller caller = organization.finish(pending.get().sealed(), request.getQueryString());
      entrance.enter(request, response, caller, pending.get().from());
    } catch (OrganizationSignInException failed) {
      backToSignIn(request, response, failed.reason());
    }
  }

  private static void backToSignIn(
      HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
    response.sendRedirect(request.getContextPath() + "/login.xhtml?problem=" + reason.name());
  }
}

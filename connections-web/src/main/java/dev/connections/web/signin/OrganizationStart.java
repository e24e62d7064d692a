package dev.connections.web.signin;

import dev.connections.console.signin.OrganizationSignIn;
import dev.connections.console.signin.OrganizationSignInException;
import dev.connections.console.signin.RoundTrip;
import dev.connections.web.security.Links;
import dev.connections.web.security.ReturnPath;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends the browser to the organization's provider. */
@WebServlet("/signin/organization")
public class OrganizationStart extends HttpServlet {
  public static final String CALLBACK = "/signin/callback";

  @EJB private transient OrganizationSignIn organization;
  @Inject private transient Links links;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String from = ReturnPath.safe(request.getParameter("from"));
    if (!organization.offered()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      RoundTrip trip = organization.start(links.to(request, CALLBACK));
      PendingSignIns.keep(request, response, trip, from);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", trip.location());
    } catch (OrganizationSignInException failed) {
      response.sendRedirect(
          request.getContextPath() + "/login.xhtml?problem=" + failed.reason().name());
    }
  }
}

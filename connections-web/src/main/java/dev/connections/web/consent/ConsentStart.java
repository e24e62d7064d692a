package dev.connections.web.consent;

import dev.connections.api.ConnectionsException;
import dev.connections.console.consent.AdminConsents;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.web.security.Links;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;

/**
 * Sends the browser to the provider's page of admin consent, for the wizard's {@code draft} or for
 * an {@code application}. A link and no form, since our policy lets forms lead to this site alone.
 */
@WebServlet("/consent/start")
public class ConsentStart extends HttpServlet {
  private static final long serialVersionUID = 1;
  public static final String CALLBACK = "/consent/callback";

  @EJB private transient ConnectionDrafts drafts;
  @EJB private transient AdminConsents consents;
  @Inject private transient Links links;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String draft = request.getParameter("draft");
    String application = Objects.toString(request.getParameter("application"), "");
    URI back = URI.create(links.to(request, CALLBACK));
    try {
      URI page =
          draft == null ? consents.consentPage(application, back) : drafts.consentPage(draft, back);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", page.toString());
    } catch (ConnectionsException gone) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}

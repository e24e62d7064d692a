package dev.connections.web.consent;

import dev.connections.console.consent.AdminConsents;
import dev.connections.console.consent.AdminConsents.Return;
import dev.connections.console.consent.ConsentRefusedException;
import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the provider sends the browser back to after admin consent. For people who are signed in: a
 * person whose session ended meanwhile signs in and comes back here. Of the answer only {@code
 * state} is trusted, and {@code error} tells a refusal apart; {@code tenant} could be anybody's
 * (Microsoft, "Admin consent on the Microsoft identity platform").
 */
@WebServlet(ConsentStart.CALLBACK)
public class ConsentCallback extends HttpServlet {
  private static final long serialVersionUID = 1;

  @EJB private transient AdminConsents consents;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Return back =
          consents.finish(
              request.getParameter("state"),
              request.getParameter("error"),
              request.getParameter("error_description"));
      go(request, response, page(back) + "&consent=" + outcome(back));
    } catch (ConsentRefusedException refused) {
      go(request, response, "/connections/connections.xhtml?consent=unknown");
    }
  }

  private static String page(Return back) {
    if (back.draftId() != null) {
      return "/connections/add.xhtml?draft="
          + back.draftId()
          + "&step="
          + (back.consented() ? "review" : "consent");
    }
    return "/connections/connection.xhtml?id=" + back.connectionId();
  }

  private static String outcome(Return back) {
    return back.consented() ? "given" : URLEncoder.encode(back.code(), StandardCharsets.UTF_8);
  }

  private static void go(HttpServletRequest request, HttpServletResponse response, String path) {
    // Relative, since the container would make an absolute one of the Host header.
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + path);
  }
}

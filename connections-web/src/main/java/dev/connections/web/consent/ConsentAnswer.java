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
 * Ends the consent of a person who is signed in: one whose session ended meanwhile signs in and
 * comes back here.
 */
@WebServlet(ConsentAnswer.PATH)
public class ConsentAnswer extends HttpServlet {
  private static final long serialVersionUID = 1;

  static final String PATH = "/consent/answer";

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

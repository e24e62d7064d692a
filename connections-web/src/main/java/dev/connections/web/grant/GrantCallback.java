package dev.connections.web.grant;

import dev.connections.console.grant.Grants;
import dev.connections.console.grant.Grants.Answer;
import dev.connections.console.grant.Grants.Arrival;
import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Where the provider sends the browser back to. For everybody, since the person's session may have
 * ended meanwhile: the answer is kept, and the person who began the trip, signed in again, ends it.
 * The browser goes on to an address without anything of the answer, so that neither its history nor
 * a referrer holds a code (RFC 9700, section 4.2.4).
 */
@WebServlet(GrantStart.CALLBACK)
public class GrantCallback extends HttpServlet {
  private static final long serialVersionUID = 1;

  @EJB private transient Grants grants;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Answer answer =
        new Answer(
            request.getParameter("state"),
            request.getParameter("code"),
            request.getParameter("iss"),
            request.getParameter("error"),
            request.getParameter("error_description"));
    Arrival arrival = grants.arrive(answer, TripCookie.shown(request).orElse(null));
    // Relative, since the container would make an absolute one of the Host header.
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Location", request.getContextPath() + page(arrival, request.getUserPrincipal() != null));
  }

  /** Of an answer that is asked for by HEAD nothing is kept, which is how links are looked at. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  /**
   * @param signedIn whether the person is, to whom the console can be shown
   */
  static String page(Arrival arrival, boolean signedIn) {
    if (arrival.shareId() != null) {
      return GrantPages.ofLink(arrival.shareId());
    }
    if (arrival.applicationId() != null) {
      return GrantPages.ofApplication(arrival.applicationId());
    }
    if (arrival.draftId() != null) {
      return GrantPages.ofDraft(arrival.draftId());
    }
    return signedIn ? GrantPages.UNKNOWN : GrantPages.UNKNOWN_TO_STRANGERS;
  }
}

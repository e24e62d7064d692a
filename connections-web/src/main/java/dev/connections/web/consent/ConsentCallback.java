package dev.connections.web.consent;

import dev.connections.console.grant.SharedGrants;
import dev.connections.console.grant.SharedGrants.Consent;
import dev.connections.web.grant.GrantPages;
import dev.connections.web.grant.TripCookie;
import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the provider sends the browser back to after admin consent. For everybody, since somebody
 * else may have consented by a link; all others go on to {@link ConsentAnswer}, for which they sign
 * in. Of the answer only {@code state} is trusted, and {@code error} tells a refusal apart; {@code
 * tenant} could be anybody's (Microsoft, "Admin consent on the Microsoft identity platform").
 */
@WebServlet(ConsentStart.CALLBACK)
public class ConsentCallback extends HttpServlet {
  private static final long serialVersionUID = 1;

  @EJB private transient SharedGrants links;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Optional<Consent> consent =
        links.consentAnswered(
            request.getParameter("state"),
            request.getParameter("error"),
            request.getParameter("error_description"),
            TripCookie.shown(request).orElse(null));
    // Relative, since the container would make an absolute one of the Host header.
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(
        "Location",
        request.getContextPath()
            + consent.map(ConsentCallback::page).orElseGet(() -> answer(request)));
  }

  /**
   * Of an answer that is asked for by HEAD nothing is used up, which is how links are looked at.
   */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  static String page(Consent consent) {
    if (consent.linkId() == null) {
      return GrantPages.UNKNOWN_TO_STRANGERS;
    }
    String page = GrantPages.ofLink(consent.linkId());
    return consent.consented() ? page : page + "&consent=" + encoded(consent.code());
  }

  /** With what counts of the answer. */
  private static String answer(HttpServletRequest request) {
    return Stream.of("state", "error", "error_description")
        .filter(name -> request.getParameter(name) != null)
        .map(name -> name + "=" + encoded(request.getParameter(name)))
        .collect(Collectors.joining("&", ConsentAnswer.PATH + "?", ""));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

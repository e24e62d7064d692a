package dev.connections.web.share;

import dev.connections.console.InvalidFieldsException;
import dev.connections.console.grant.LinkGoneException;
import dev.connections.console.grant.SharedGrants;
import dev.connections.web.consent.ConsentStart;
import dev.connections.web.grant.GrantPages;
import dev.connections.web.grant.GrantStart;
import dev.connections.web.grant.TripCookie;
import dev.connections.web.security.Links;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;

/**
 * Sends whoever opened a link to the provider. A link and no form, since our policy lets forms lead
 * to this site alone.
 */
@WebServlet("/share/start")
public class ShareStart extends HttpServlet {
  private static final long serialVersionUID = 1;

  @EJB private transient SharedGrants links;
  @Inject private transient Links addresses;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", where(request, response));
  }

  /** Of one that is asked for by HEAD nothing begins, which is how links are looked at. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  private String where(HttpServletRequest request, HttpServletResponse response) {
    String id = request.getParameter("id");
    Optional<String> secret = LinkCookie.secret(request, id);
    if (secret.isEmpty()) {
      return request.getContextPath() + GrantPages.LINK_GONE;
    }
    String page = request.getContextPath() + GrantPages.ofLink(id);
    // Another site could send a person on a trip that they did not ask for (CWE-352).
    if (!GrantStart.isOfOurPages(request)) {
      return page;
    }
    try {
      return links
          .begin(
              secret.get(),
              URI.create(addresses.to(request, GrantStart.CALLBACK)),
              URI.create(addresses.to(request, ConsentStart.CALLBACK)),
              TripCookie.keep(request, response))
          .toString();
    } catch (LinkGoneException gone) {
      return page;
    } catch (InvalidFieldsException refused) {
      boolean provider = refused.problems().stream().anyMatch(p -> p.field().equals("signIn"));
      return page + "&refused=" + (provider ? SharePage.UNREACHABLE : SharePage.INCOMPLETE);
    }
  }
}

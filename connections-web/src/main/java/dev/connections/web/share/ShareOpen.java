package dev.connections.web.share;

import dev.connections.console.grant.LinkGoneException;
import dev.connections.console.grant.SharedGrants;
import dev.connections.console.grant.SharedGrants.Look;
import dev.connections.web.grant.GrantPages;
import dev.connections.web.grant.TripCookie;
import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Where a link leads. The browser keeps what the link holds and goes on to an address without it,
 * so that neither its history nor a referrer has it. Opening a link uses nothing up: programs look
 * at links in mails.
 */
@WebServlet(ShareOpen.PATH)
public class ShareOpen extends HttpServlet {
  static final String PATH = "/share/open";
  private static final long serialVersionUID = 1;

  @EJB private transient SharedGrants links;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + page(request, response));
  }

  private String page(HttpServletRequest request, HttpServletResponse response) {
    String secret = request.getParameter("key");
    if (!LinkCookie.isSecret(secret)) {
      return GrantPages.LINK_GONE;
    }
    try {
      Look look = links.look(secret, TripCookie.shown(request).orElse(null));
      LinkCookie.keep(request, response, look.id(), secret);
      return GrantPages.ofLink(look.id());
    } catch (LinkGoneException gone) {
      return GrantPages.LINK_GONE;
    }
  }
}

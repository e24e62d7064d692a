package dev.connections.web.grant;

import dev.connections.api.ConnectionsException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.grant.Grants;
import dev.connections.web.security.Links;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * Sends the browser to the provider's page where a person signs in and grants, for the wizard's
 * {@code draft} or for an {@code application}. A link and no form, since our policy lets forms lead
 * to this site alone.
 */
@WebServlet("/grant/start")
public class GrantStart extends HttpServlet {
  public static final String CALLBACK = "/grant/callback";
  private static final long serialVersionUID = 1;
  private static final Set<String> OUR_PAGES = Set.of("same-origin", "none");
  private static final Set<String> TOLD_HERE = Set.of(GrantView.FIELD, "type");

  @EJB private transient Grants grants;
  @Inject private transient Links links;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String draft = request.getParameter("draft");
    String application = request.getParameter("application");
    if (!GrantPages.isId(draft) && !GrantPages.isId(application)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String page =
        GrantPages.isId(draft) ? GrantPages.ofDraft(draft) : GrantPages.ofApplication(application);
    // Another site could send a person on a trip that they did not ask for (CWE-352).
    if (!isOfOurPages(request)) {
      go(response, request.getContextPath() + page);
      return;
    }
    URI back = URI.create(links.to(request, CALLBACK));
    try {
      String browser = TripCookie.keep(request, response);
      URI provider =
          GrantPages.isId(draft)
              ? grants.begin(draft, back, browser)
              : grants.reauthenticate(application, back, browser);
      go(response, provider.toString());
    } catch (InvalidFieldsException refused) {
      go(response, request.getContextPath() + page + why(refused));
    } catch (DraftGoneException gone) {
      go(response, request.getContextPath() + page);
    } catch (ConnectionsException gone) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** Whether no page of another site leads here, as far as the browser tells. */
  public static boolean isOfOurPages(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null || OUR_PAGES.contains(site);
  }

  /** Nothing is begun by looking at a link. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  /** What is missing in a step before is told by the wizard, which shows that step then. */
  private static String why(InvalidFieldsException refused) {
    return refused.problems().stream()
        .filter(problem -> TOLD_HERE.contains(problem.field()))
        .map(FieldProblem::code)
        .findFirst()
        .map(code -> "&refused=" + code)
        .orElse("");
  }

  private static void go(HttpServletResponse response, String where) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Location", where);
  }
}

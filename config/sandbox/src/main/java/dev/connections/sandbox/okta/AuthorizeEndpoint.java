package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.AuthorizationCode;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Sessions;
import dev.connections.sandbox.server.Sessions.Session;
import dev.connections.sandbox.server.SignInPages;
import dev.connections.sandbox.server.SignInRefusal;
import dev.connections.sandbox.server.SignIns;
import dev.connections.sandbox.server.WayBack;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code /oauth2/v1/authorize} of the org authorization server: one person in a browser, from
 * signing in to the way back. Each step is a POST of the page before. The answer has no {@code
 * iss}: Okta's metadata do not announce it.
 */
final class AuthorizeEndpoint {
  static final String PATH = "/oauth2/v1/authorize";

  /** Those of OpenID Connect, which no administrator has to grant. */
  private static final Set<String> OF_PEOPLE =
      Set.of("openid", "profile", "email", "address", "phone", "offline_access");

  private final Organization organization;
  private final SignIns signIns;
  private final Sessions sessions;
  private final Request request;
  private final Map<String, String> parameters;
  private final boolean posted;

  AuthorizeEndpoint(Organization organization, Sessions sessions, Request request) {
    this.organization = organization;
    this.sessions = sessions;
    this.request = request;
    signIns = organization.signIns();
    posted = "POST".equals(request.method());
    parameters = posted ? request.form() : request.query();
  }

  Answer answer() {
    ServiceApp app = organization.client(parameter("client_id")).orElse(null);
    if (app == null || !app.active()) {
      return refused("Invalid value for 'client_id' parameter.");
    }
    String uri = parameter("redirect_uri");
    if (!app.redirectUris().contains(uri)) {
      return refused(
          "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings: "
              + request.origin()
              + "/admin/app/oidc_client/instance/"
              + app.clientId()
              + "#tab-general");
    }
    var back = new WayBack(URI.create(uri), parameters.get("state"));
    try {
      check(app);
      return signedIn(app, back).by(app.clientId());
    } catch (RefusedException e) {
      String[] error = e.answer().note().split(": ", 2);
      return back.error(error[0], error[1]).by(app.clientId());
    }
  }

  private static Answer refused(String why) {
    return SignInPages.refused("Okta", why);
  }

  private String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  private void check(ServiceApp app) throws RefusedException {
    if (app.method() == SignInMethod.PUBLIC_KEY) {
      throw OktaErrors.oauth(
          "unauthorized_client", "The client is not authorized to use the provided grant type.");
    }
    if (parameter("state").isBlank()) {
      throw OktaErrors.oauth(
          "invalid_request", "The authentication request has an invalid 'state' parameter.");
    }
    if (!"code".equals(parameter("response_type"))) {
      throw OktaErrors.oauth(
          "unsupported_response_type",
          "The response type is not supported by the authorization server. Configured response"
              + " types: [code]");
    }
    String mode = parameter("response_mode");
    if (!mode.isEmpty() && !"query".equals(mode)) {
      // Okta has form_post, fragment and okta_post_message as well.
      throw OktaErrors.oauth(
          "unsupported_response_mode",
          "The response mode is not supported by the authorization server.");
    }
    // That Okta has exactly these words for the next two: unconfirmed.
    if (parameter("code_challenge").isBlank()) {
      throw OktaErrors.oauth("invalid_request", "PKCE code challenge is required for this client.");
    }
    if (!"S256".equals(parameter("code_challenge_method"))) {
      throw OktaErrors.oauth(
          "invalid_request", "The 'code_challenge_method' parameter must be 'S256'.");
    }
    checkScopes(app);
  }

  private void checkScopes(ServiceApp app) throws RefusedException {
    Set<String> scopes = scopes();
    if (scopes.isEmpty()) {
      throw OktaErrors.oauth(
          "invalid_scope",
          "The authorization server resource does not have any configured default scopes, 'scope'"
              + " must be provided.");
    }
    // One that exists and that no administrator granted to the application is refused alike
    // (unconfirmed).
    if (!scopes.stream().allMatch(one -> OF_PEOPLE.contains(one) || app.scopes().contains(one))) {
      throw OktaErrors.oauth(
          "invalid_scope",
          "One or more scopes are not configured for the authorization server resource.");
    }
  }

  private Set<String> scopes() {
    Set<String> scopes = new TreeSet<>(Arrays.asList(parameter("scope").split("\\s+")));
    scopes.remove("");
    return scopes;
  }

  private Answer signedIn(ServiceApp app, WayBack back) throws RefusedException {
    var pages =
        new SignInPages(
            "Okta", organization.name() + " (" + request.origin() + ")", parameters, back.origin());
    if (posted && "sign-in".equals(parameter("step"))) {
      return signIn(app, back, pages);
    }
    Session session = sessions.of(request).orElse(null);
    if (!posted) {
      if (Set.of("login", "select_account").contains(parameter("prompt"))) {
        return pages.signIn(parameter("login_hint"), "");
      }
      if (signIns.switches().signedIn().isPresent()) {
        var kind = signIns.switches().signedIn().get();
        session = sessions.open(signIns.account(kind).login(), true);
      }
    }
    Account account = session == null ? null : signIns.withLogin(session.login()).orElse(null);
    if (account == null || !account.enabled()) {
      if ("none".equals(parameter("prompt"))) {
        throw OktaErrors.oauth(
            "login_required", "The client specified not to prompt, but the user is not logged in.");
      }
      return pages.signIn(parameter("login_hint"), "");
    }
    if (posted && "factor".equals(parameter("step"))) {
      session = sessions.open(account.login(), true);
    }
    return sessions.in(session, granted(app, back, pages, account, session));
  }

  private Answer signIn(ServiceApp app, WayBack back, SignInPages pages) throws RefusedException {
    String login = parameter("login");
    Account account = signIns.withLogin(login).orElse(null);
    if (account == null
        || !account.enabled()
        || !account.password().equals(parameter("password"))) {
      return pages.signIn(login, "Unable to sign in");
    }
    Session session = sessions.open(account.login(), false);
    return sessions.in(session, granted(app, back, pages, account, session));
  }

  /** The answer to somebody who is signed in: a page that asks for more, or the way back. */
  private Answer granted(
      ServiceApp app, WayBack back, SignInPages pages, Account account, Session session) {
    SignInRefusal refusal = signIns.switches().refusal().orElse(null);
    if (refusal == SignInRefusal.CONDITIONAL_ACCESS) {
      return back.error(
          "access_denied",
          "Policy evaluation failed for this request, please check the policy configurations.");
    }
    if (refusal == SignInRefusal.ADMIN_APPROVAL) {
      // Okta knows no approval: an administrator assigns people to applications.
      return back.error("access_denied", "User is not assigned to the client application.");
    }
    if (signIns.switches().factorRequired() && !session.factor()) {
      return pages.factor(account);
    }
    String step = posted ? parameter("step") : "";
    if (refusal == SignInRefusal.DECLINED || "cancel".equals(step)) {
      return back.error(
          "access_denied", "The resource owner or authorization server denied the request.");
    }
    Set<String> scopes = scopes();
    if ("accept".equals(step)) {
      signIns.consent(app.clientId(), account, scopes);
      return code(app, back, account, session, scopes);
    }
    boolean asks = !posted && "consent".equals(parameter("prompt"));
    if (!asks && signIns.consents(app.clientId(), account).containsAll(scopes)) {
      return code(app, back, account, session, scopes);
    }
    if ("none".equals(parameter("prompt"))) {
      return back.error(
          "consent_required", "The client specified not to prompt, but consent is required.");
    }
    Map<String, String> asked = new LinkedHashMap<>();
    scopes.forEach(scope -> asked.put(scope, Scopes.isKnown(scope) ? "Okta API" : "Your profile"));
    return pages.consent(account, app.name(), asked, false);
  }

  private Answer code(
      ServiceApp app, WayBack back, Account account, Session session, Set<String> scopes) {
    var code =
        new AuthorizationCode(
            SignIns.secret(),
            app.clientId(),
            account.id(),
            scopes,
            back.uri().toString(),
            parameter("code_challenge"),
            parameters.get("nonce"),
            session.factor(),
            organization.clock().instant());
    signIns.keep(code);
    return back.with("code=" + code.value()).noting("code for " + account.login());
  }
}

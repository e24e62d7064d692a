package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Okta's management API: token, proof of possession, rate limit, scope and role in that order. A
 * token carries every granted scope, whatever the role allows; the role shows here alone.
 */
final class ApiEndpoint {
  private static final Pattern OWN_ROLES =
      Pattern.compile("/oauth2/v1/clients/[^/]+/roles|/api/v1/users/[^/]+/roles");

  private final Organization organization;
  private final List<Route> routes = new ArrayList<>();

  ApiEndpoint(Organization organization) {
    this.organization = organization;
    var samples = new SampleRoutes(organization);
    new AppRoutes(organization, samples).addTo(routes);
    samples.addTo(routes);
  }

  Answer answer(Request request) throws RefusedException {
    List<Route> known = routes.stream().filter(route -> route.isFor(request.path())).toList();
    Route route =
        known.stream().filter(r -> r.method().equals(request.method())).findFirst().orElse(null);
    AccessToken token = token(request, route);
    var standing = organization.limits().take(token.clientId(), request.path());
    if (standing.exceeded()) {
      return standing.refusal().by(token.clientId());
    }
    Answer answer;
    try {
      if (route == null) {
        throw known.isEmpty() ? OktaErrors.notFound(request.path()) : OktaErrors.method();
      }
      answer = answer(request, route, token);
    } catch (RefusedException e) {
      answer = e.answer();
    }
    return standing.on(answer).by(token.clientId());
  }

  private Answer answer(Request request, Route route, AccessToken token) throws RefusedException {
    if (!Scopes.allow(token.scopes(), route.scope())) {
      throw insufficientScope(request, route, token);
    }
    Object content = route.content().answer(request, route.variables(request.path()));
    AdminRole role = role(token);
    boolean ownRoles = OWN_ROLES.matcher(request.path()).matches();
    if (role == null && content instanceof List) {
      return Answer.json(200, List.of()).noting("no role: nothing to see");
    }
    boolean allowed =
        role != null
            && (ownRoles || role.sees(Scopes.resource(route.scope())))
            && ("GET".equals(route.method()) || role.changes());
    if (!allowed) {
      throw OktaErrors.api(
          403, "E0000006", "You do not have permission to perform the requested action");
    }
    if (content == null) {
      return Answer.empty(204);
    }
    return content instanceof List<?> list
        ? Route.page(request, list)
        : Answer.json("POST".equals(route.method()) ? 201 : 200, content);
  }

  /** A person's token allows what the person may do, an application's what its own role allows. */
  private AdminRole role(AccessToken token) {
    if (token.accountId() == null) {
      return organization.client(token.clientId()).flatMap(ServiceApp::role).orElse(null);
    }
    return organization
        .signIns()
        .withId(token.accountId())
        .filter(account -> account.enabled() && account.administrator())
        .map(account -> AdminRole.SUPER_ADMIN)
        .orElse(null);
  }

  private AccessToken token(Request request, Route route) throws RefusedException {
    List<String> values = request.header("Authorization");
    if (values.size() != 1) {
      throw OktaErrors.api(401, "E0000005", "Invalid session");
    }
    String[] parts = values.get(0).split(" ", 2);
    boolean bearer = "Bearer".equalsIgnoreCase(parts[0]);
    if (parts.length != 2 || !bearer && !"DPoP".equalsIgnoreCase(parts[0])) {
      throw OktaErrors.api(401, "E0000011", "Invalid token provided");
    }
    AccessToken token = AccessToken.read(organization, parts[1]).orElse(null);
    if (token == null) {
      throw challenge(request, route, bearer, "invalid_token", "The access token is invalid.");
    }
    if (bearer != (token.thumbprint() == null)) {
      throw challenge(
          request,
          route,
          false,
          "invalid_token",
          bearer
              ? "The access token is bound to a DPoP key and must be sent with a proof."
              : "The access token is not bound to a DPoP key.");
    }
    if (!bearer) {
      checkProof(request, route, token, parts[1]);
    }
    return token;
  }

  private void checkProof(Request request, Route route, AccessToken token, String text)
      throws RefusedException {
    DpopProof.Checked proof;
    try {
      proof = new DpopProof(organization, request).check(text);
    } catch (RefusedException e) {
      String words = e.answer().note();
      throw challenge(
          request, route, false, "invalid_dpop_proof", words.substring(words.indexOf(": ") + 2));
    }
    if (!proof.thumbprint().equals(token.thumbprint())) {
      throw challenge(
          request,
          route,
          false,
          "invalid_token",
          "The access token is bound to another DPoP key than the proof's.");
    }
  }

  /** In the header alone at one organization, with a body at the other: Okta does both. */
  private RefusedException insufficientScope(Request request, Route route, AccessToken token) {
    String description = "The access token provided does not contain the required scopes.";
    Answer answer =
        organization.isClassic()
            ? Answer.empty(403).noting("insufficient_scope: " + description)
            : OktaErrors.answer(403, "E0000006", description);
    return new RefusedException(
        answer.with(
            "WWW-Authenticate",
            challengeText(
                request, route, token.thumbprint() == null, "insufficient_scope", description)));
  }

  private RefusedException challenge(
      Request request, Route route, boolean bearer, String error, String description) {
    return new RefusedException(
        OktaErrors.answer(401, "E0000011", "Invalid token provided")
            .with("WWW-Authenticate", challengeText(request, route, bearer, error, description))
            .noting(error + ": " + description));
  }

  private static String challengeText(
      Request request, Route route, boolean bearer, String error, String description) {
    String scheme = bearer ? "Bearer " : "DPoP algs=\"RS256 RS384 RS512 ES256 ES384 ES512\", ";
    return scheme
        + "authorization_uri=\"%s/oauth2/v1/authorize\", realm=\"%s\", scope=\"%s\", error=\"%s\","
            .formatted(
                request.origin(), request.origin(), route == null ? "" : route.scope(), error)
        + " error_description=\"%s\", resource=\"%s\"".formatted(description, request.path());
  }
}

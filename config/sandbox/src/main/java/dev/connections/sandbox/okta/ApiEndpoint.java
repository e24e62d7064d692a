package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Okta's management API: token, proof of possession, rate limit, scope and role in that order. A
 * token carries every granted scope, whatever the role allows; the role shows here alone.
 */
final class ApiEndpoint {
  private static final String ALGORITHMS = "RS256 RS384 RS512 ES256 ES384 ES512";

  private final Organization organization;
  private final Routes routes;

  ApiEndpoint(Organization organization) {
    this.organization = organization;
    routes = new Routes(organization);
  }

  /**
   * @param caller is told the client id once it is proved
   */
  Answer answer(Request request, Consumer<String> caller) throws RefusedException {
    Route route = routes.find(request.method(), request.path()).orElse(null);
    AccessToken token = token(request, route);
    caller.accept(token.clientId());
    var standing = organization.limits().take(token.clientId(), request.path());
    if (standing.exceeded()) {
      throw new RefusedException(standing.refusal());
    }
    try {
      return answer(request, route, token).withAll(standing.headers());
    } catch (RefusedException e) {
      throw new RefusedException(e.answer().withAll(standing.headers()));
    }
  }

  private Answer answer(Request request, Route route, AccessToken token) throws RefusedException {
    if (route == null) {
      throw new RefusedException(
          routes.knows(request.path())
              ? Answer.error(
                  405, "E0000022", "The endpoint does not support the provided HTTP method")
              : Answer.error(404, "E0000007", "Not found: Resource not found: " + request.path()));
    }
    if (!Scopes.allow(token.scopes(), route.scope())) {
      throw insufficientScope(request, route, token);
    }
    Object content = route.content().answer(request, route.variables(request.path()));
    AdminRole role = organization.client(token.clientId()).flatMap(ServiceApp::role).orElse(null);
    boolean ownRoles = request.path().startsWith("/oauth2/v1/clients/");
    if (role == null && content instanceof List) {
      return Answer.json(200, List.of()).noting("no role: nothing to see");
    }
    boolean allowed =
        role != null
            && (ownRoles || role.sees(Scopes.resource(route.scope())))
            && ("GET".equals(route.method()) || role.changes());
    if (!allowed) {
      throw new RefusedException(
          Answer.error(
              403, "E0000006", "You do not have permission to perform the requested action"));
    }
    if (content == null) {
      return Answer.empty(204);
    }
    return content instanceof List<?> list
        ? Paging.page(request, list)
        : Answer.json("POST".equals(route.method()) ? 201 : 200, content);
  }

  private AccessToken token(Request request, Route route) throws RefusedException {
    List<String> values = request.header("Authorization");
    if (values.size() != 1) {
      throw new RefusedException(Answer.error(401, "E0000005", "Invalid session"));
    }
    String[] parts = values.get(0).split(" ", 2);
    boolean bearer = "Bearer".equalsIgnoreCase(parts[0]);
    if (parts.length != 2 || !bearer && !"DPoP".equalsIgnoreCase(parts[0])) {
      throw new RefusedException(Answer.error(401, "E0000011", "Invalid token provided"));
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
        "v1".equals(organization.pipeline())
            ? Answer.empty(403).noting("insufficient_scope: " + description)
            : Answer.error(403, "E0000006", description);
    return new RefusedException(
        answer.with(
            "WWW-Authenticate",
            challengeText(
                request, route, token.thumbprint() == null, "insufficient_scope", description)));
  }

  private RefusedException challenge(
      Request request, Route route, boolean bearer, String error, String description) {
    return new RefusedException(
        Answer.error(401, "E0000011", "Invalid token provided")
            .with("WWW-Authenticate", challengeText(request, route, bearer, error, description))
            .noting(error + ": " + description));
  }

  private static String challengeText(
      Request request, Route route, boolean bearer, String error, String description) {
    Map<String, Object> fields =
        Json.object(
            "authorization_uri",
            request.origin() + "/oauth2/v1/authorize",
            "realm",
            request.origin(),
            "scope",
            route == null ? "" : route.scope(),
            "error",
            error,
            "error_description",
            description,
            "resource",
            request.path());
    var text = new StringBuilder(bearer ? "Bearer " : "DPoP algs=\"" + ALGORITHMS + "\", ");
    fields.forEach((name, value) -> text.append(name + "=\"" + value + "\", "));
    return text.substring(0, text.length() - 2);
  }
}

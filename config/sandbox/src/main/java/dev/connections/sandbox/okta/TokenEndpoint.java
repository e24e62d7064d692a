package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code /oauth2/v1/token} of the org authorization server: client credentials alone. */
final class TokenEndpoint {
  static final String PATH = "/oauth2/v1/token";
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Organization organization;

  TokenEndpoint(Organization organization) {
    this.organization = organization;
  }

  Answer answer(Request request) throws RefusedException {
    if (!"POST".equals(request.method())) {
      throw OktaErrors.method();
    }
    if (!PATH.equals(request.path())) {
      throw OktaErrors.oauth(
          "unauthorized_client", "This client cannot use a custom authorization server.");
    }
    Map<String, String> form = request.form();
    checkGrant(form.get("grant_type"));
    ServiceApp app = client(request, form);
    var standing = organization.limits().take(app.clientId(), PATH);
    if (standing.exceeded()) {
      throw new RefusedException(standing.refusal());
    }
    if (app.method() == SignInMethod.WEB) {
      throw OktaErrors.client(
          "Only clients with 'application_type' of 'service' may use the client_credentials"
              + " 'grant_type'.");
    }
    String thumbprint = thumbprint(request, app);
    Set<String> scopes = scopes(app, form.getOrDefault("scope", ""));
    var token = new AccessToken(app.clientId(), scopes, thumbprint);
    Answer answer =
        Answer.json(
                200,
                Json.object()
                    .put("token_type", thumbprint == null ? "Bearer" : "DPoP")
                    .put("expires_in", AccessToken.SECONDS)
                    .put("access_token", token.signed(organization, request.origin().toString()))
                    .put("scope", String.join(" ", scopes)))
            .with("Cache-Control", "no-cache, no-store")
            .with("Pragma", "no-cache")
            .noting(String.join(" ", scopes));
    return standing.on(
        thumbprint == null ? answer : answer.with("dpop-nonce", organization.nonces().current()));
  }

  private static void checkGrant(String grant) throws RefusedException {
    if (grant == null) {
      throw OktaErrors.oauth("invalid_request", "The token request must specify a 'grant_type'.");
    }
    if (!"client_credentials".equals(grant)) {
      throw OktaErrors.oauth(
          "unsupported_grant_type",
          "The authorization grant type is not supported by the authorization server.");
    }
  }

  private ServiceApp client(Request request, Map<String, String> form) throws RefusedException {
    if (form.containsKey("client_secret") || !request.header("Authorization").isEmpty()) {
      throw ClientAssertion.wrongMethod();
    }
    if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))
        || form.get("client_assertion") == null) {
      throw OktaErrors.client(ClientAssertion.NOT_AUTHENTICATED);
    }
    return new ClientAssertion(organization, request.url())
        .authenticate(form.get("client_assertion"), form.get("client_id"));
  }

  /** Null for a bearer token. A proof that nobody asked for is checked and binds all the same. */
  private String thumbprint(Request request, ServiceApp app) throws RefusedException {
    if (!app.proofRequired() && request.header("DPoP").isEmpty()) {
      return null;
    }
    var proof = new DpopProof(organization, request).check(null);
    if (proof.nonce() == null || !organization.nonces().accepts(proof.nonce())) {
      throw new RefusedException(
          OktaErrors.oauth(
                  400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof.")
              .with("dpop-nonce", organization.nonces().current()));
    }
    return proof.thumbprint();
  }

  private static Set<String> scopes(ServiceApp app, String requested) throws RefusedException {
    Set<String> scopes = new TreeSet<>(Arrays.asList(requested.trim().split("\\s+")));
    scopes.remove("");
    if (scopes.isEmpty()) {
      throw OktaErrors.oauth("invalid_scope", "No scopes were requested.");
    }
    if (scopes.contains("openid")) {
      throw OktaErrors.oauth(
          "invalid_scope", "Cannot request 'openid' scopes using client credentials.");
    }
    if (!scopes.stream().allMatch(Scopes::isKnown)) {
      throw OktaErrors.oauth(
          "invalid_scope",
          "One or more scopes are not configured for the authorization server resource.");
    }
    scopes.retainAll(app.scopes());
    if (scopes.isEmpty()) {
      throw OktaErrors.oauth(
          "consent_required", "You are not allowed any of the requested scopes.");
    }
    return scopes;
  }
}

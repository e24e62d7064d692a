package dev.connections.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code /oauth2/v1/token} of the org authorization server. */
final class TokenEndpoint {
  static final String PATH = "/oauth2/v1/token";
  private static final String OWN = "client_credentials";

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
    String grant = form.get("grant_type");
    checkGrant(grant);
    boolean own = OWN.equals(grant);
    var authentication = new ClientAuthentication(organization, request);
    ServiceApp app = own ? authentication.byAssertionAlone() : authentication.any();
    var standing = organization.limits().take(app.clientId(), PATH);
    if (standing.exceeded()) {
      throw new RefusedException(standing.refusal());
    }
    if (app.isWeb() == own) {
      throw own
          ? OktaErrors.client(
              "Only clients with 'application_type' of 'service' may use the client_credentials"
                  + " 'grant_type'.")
          : OktaErrors.oauth(
              "unauthorized_client",
              "The client is not authorized to use the provided grant type.");
    }
    String thumbprint = thumbprint(request, app);
    Answer answer =
        switch (grant) {
          case PersonTokens.CODE -> new PersonTokens(organization, request, app).redeem(thumbprint);
          case PersonTokens.REFRESH ->
              new PersonTokens(organization, request, app).refresh(thumbprint);
          default -> own(request, app, thumbprint);
        };
    return standing.on(
        thumbprint == null ? answer : answer.with("dpop-nonce", organization.nonces().current()));
  }

  private Answer own(Request request, ServiceApp app, String thumbprint) throws RefusedException {
    Set<String> scopes = scopes(app, request.form().getOrDefault("scope", ""));
    var token = new AccessToken(app.clientId(), scopes, thumbprint);
    organization.signIns().counters().countToken(OWN);
    return answer(
            body(organization, token, token.signed(organization, request.origin().toString())))
        .noting(String.join(" ", scopes));
  }

  static ObjectNode body(Organization organization, AccessToken token, String signed) {
    return Json.object()
        .put("token_type", token.thumbprint() == null ? "Bearer" : "DPoP")
        .put("expires_in", token.lifetime(organization).toSeconds())
        .put("access_token", signed)
        .put("scope", String.join(" ", token.scopes()));
  }

  static Answer answer(ObjectNode body) {
    return Answer.json(200, body)
        .with("Cache-Control", "no-cache, no-store")
        .with("Pragma", "no-cache");
  }

  private static void checkGrant(String grant) throws RefusedException {
    if (grant == null) {
      throw OktaErrors.oauth("invalid_request", "The token request must specify a 'grant_type'.");
    }
    if (!Set.of(OWN, PersonTokens.CODE, PersonTokens.REFRESH).contains(grant)) {
      throw OktaErrors.oauth(
          "unsupported_grant_type",
          "The authorization grant type is not supported by the authorization server.");
    }
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

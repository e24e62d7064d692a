package dev.connections.sandbox.okta;

import com.nimbusds.jose.jwk.JWKSet;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What an organization tells everybody, without rate limit. */
final class MetadataEndpoint {
  private final Organization organization;

  MetadataEndpoint(Organization organization) {
    this.organization = organization;
  }

  Answer answer(Request request) throws RefusedException {
    return switch (request.path()) {
      case "/.well-known/okta-organization" -> Answer.json(200, organization());
      case "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration" ->
          Answer.json(200, server(request.origin()));
      case "/oauth2/v1/keys" ->
          Answer.json(200, new JWKSet(organization.signingKey().toPublicJWK()).toJSONObject());
      default ->
          throw new RefusedException(
              Answer.error(404, "E0000007", "Not found: Resource not found: " + request.path()));
    };
  }

  private Map<String, Object> organization() {
    Map<String, Object> links =
        Json.object("organization", Json.object("href", organization.origin().toString()));
    organization
        .customOrigin()
        .ifPresent(custom -> links.put("alternate", Json.object("href", custom.toString())));
    return Json.object(
        "id",
        organization.id(),
        "_links",
        links,
        "pipeline",
        organization.pipeline(),
        "settings",
        Json.object(
            "analyticsCollectionEnabled", false, "bugReportingEnabled", false, "omEnabled", false));
  }

  private static Map<String, Object> server(URI issuer) {
    List<String> algorithms = List.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512");
    return Json.object(
        "issuer",
        issuer.toString(),
        "token_endpoint",
        issuer + TokenEndpoint.PATH,
        "jwks_uri",
        issuer + "/oauth2/v1/keys",
        "grant_types_supported",
        List.of("client_credentials"),
        "token_endpoint_auth_methods_supported",
        List.of("private_key_jwt"),
        "token_endpoint_auth_signing_alg_values_supported",
        algorithms,
        "dpop_signing_alg_values_supported",
        algorithms);
  }
}

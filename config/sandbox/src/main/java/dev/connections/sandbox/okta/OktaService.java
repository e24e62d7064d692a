package dev.connections.sandbox.okta;

import com.nimbusds.jose.jwk.JWKSet;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Service;
import dev.connections.sandbox.server.Trouble;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that an organization answers, at each of its origins. */
public final class OktaService implements Service<Organization> {
  private final Organization organization;
  private final TokenEndpoint tokens;
  private final ApiEndpoint api;

  public OktaService(Organization organization) {
    this.organization = organization;
    tokens = new TokenEndpoint(organization);
    api = new ApiEndpoint(organization);
  }

  @Override
  public Optional<Organization> called(Request request) {
    return Optional.of(organization);
  }

  @Override
  public Reach reach(Request request) {
    String path = request.path();
    if (path.contains("/.well-known/") || path.endsWith("/v1/keys")) {
      return Reach.METADATA;
    }
    return path.startsWith("/oauth2/") && path.endsWith("/v1/token") ? Reach.TOKEN : Reach.API;
  }

  /** That of a call to the API is known by its token alone. */
  @Override
  public String claimedClient(Request request) {
    return reach(request) == Reach.TOKEN
        ? Jwts.claim(request.form().getOrDefault("client_assertion", ""), "iss")
        : "";
  }

  @Override
  public Answer refusal(Request request, Organization called, Trouble trouble) {
    return switch (trouble) {
      case THROTTLED -> organization.limits().usedUp().refusal();
      case TOO_MANY_AT_ONCE -> organization.limits().tooManyAtOnce().refusal();
      default -> OktaErrors.answer(503, "E0000009", "Internal Server Error");
    };
  }

  @Override
  public Answer answer(Request request, Instant now) throws RefusedException {
    return switch (reach(request)) {
      case TOKEN -> tokens.answer(request);
      case METADATA -> metadata(request);
      default -> api.answer(request);
    };
  }

  /** What it tells everybody, without rate limit. */
  private Answer metadata(Request request) throws RefusedException {
    return switch (request.path()) {
      case "/.well-known/okta-organization" -> Answer.json(200, description());
      case "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration" ->
          Answer.json(200, new ServerMetadata(request.origin()));
      case "/oauth2/v1/keys" ->
          Answer.json(200, new JWKSet(organization.signingKey().toPublicJWK()).toJSONObject());
      default -> throw OktaErrors.notFound(request.path());
    };
  }

  private Object description() {
    var description =
        Json.object().put("id", organization.id()).put("pipeline", organization.pipeline());
    var links = description.putObject("_links");
    links.putObject("organization").put("href", organization.origin().toString());
    organization
        .customOrigin()
        .ifPresent(custom -> links.putObject("alternate").put("href", custom.toString()));
    description
        .putObject("settings")
        .put("analyticsCollectionEnabled", false)
        .put("bugReportingEnabled", false)
        .put("omEnabled", false);
    return description;
  }

  /** The authorization server's (RFC 8414). */
  private record ServerMetadata(
      String issuer,
      String token_endpoint,
      String jwks_uri,
      List<String> grant_types_supported,
      List<String> token_endpoint_auth_methods_supported,
      List<String> token_endpoint_auth_signing_alg_values_supported,
      List<String> dpop_signing_alg_values_supported) {
    ServerMetadata(URI issuer) {
      this(
          issuer.toString(),
          issuer + TokenEndpoint.PATH,
          issuer + "/oauth2/v1/keys",
          List.of("client_credentials"),
          List.of("private_key_jwt"),
          ClientAssertion.ALGORITHM_NAMES,
          ClientAssertion.ALGORITHM_NAMES);
    }
  }
}

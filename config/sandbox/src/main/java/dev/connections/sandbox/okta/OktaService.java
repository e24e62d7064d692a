package dev.connections.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Pages;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Service;
import dev.connections.sandbox.server.Sessions;
import dev.connections.sandbox.server.Trouble;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Everything that an organization answers, at each of its origins. */
public final class OktaService implements Service<Organization> {
  private static final Map<String, ObjectNode> METADATA =
      Json.objects(OktaService.class, "metadata.json");

  private final Organization organization;
  private final TokenEndpoint tokens;
  private final ApiEndpoint api;
  private final Sessions sessions;

  public OktaService(Organization organization) {
    this.organization = organization;
    tokens = new TokenEndpoint(organization);
    api = new ApiEndpoint(organization);
    sessions = new Sessions(organization.slug());
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
    return reach(request) == Reach.TOKEN ? request.claimedClient() : "";
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
    if (Pages.isFile(request.path())) {
      return Pages.file(request.path());
    }
    var facts = new TokenFacts(organization, request);
    return switch (request.path()) {
      case AuthorizeEndpoint.PATH ->
          new AuthorizeEndpoint(organization, sessions, request).answer();
      case TokenFacts.REVOKE -> facts.revoke();
      case TokenFacts.INTROSPECT -> facts.introspect();
      case TokenFacts.USER_INFO -> facts.userInfo();
      default -> plain(request);
    };
  }

  private Answer plain(Request request) throws RefusedException {
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
          Answer.json(
              200, Json.filled(METADATA.get("server"), name -> request.origin().toString()));
      case "/oauth2/v1/keys" -> organization.publicKeys();
      default -> throw OktaErrors.notFound(request.path());
    };
  }

  private JsonNode description() {
    JsonNode description =
        Json.filled(METADATA.get("organization"), name -> organization.origin().toString());
    organization
        .customOrigin()
        .ifPresent(
            custom -> description.withObject("/_links/alternate").put("href", custom.toString()));
    return ((ObjectNode) description)
        .put("id", organization.id())
        .put("pipeline", organization.pipeline());
  }
}

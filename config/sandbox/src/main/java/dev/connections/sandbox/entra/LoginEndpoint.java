package dev.connections.sandbox.entra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Pages;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Service;
import dev.connections.sandbox.server.Sessions;
import dev.connections.sandbox.server.SignIns;
import dev.connections.sandbox.server.Trouble;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The login of one cloud, which serves every tenant below an address of its own. */
public final class LoginEndpoint implements Service<Tenant> {
  /** Addresses that mean no tenant of a customer, and the tenant that their metadata names. */
  private static final Map<String, String> SHARED =
      Map.of(
          "common",
          "{tenantid}",
          "organizations",
          "{tenantid}",
          "consumers",
          "9188040d-6c67-4c5b-b112-36a304b66dad");

  private static final JsonNode CONFIGURATION =
      Json.resource(LoginEndpoint.class, "openid-configuration.json", new TypeReference<>() {});

  private final Cloud cloud;
  private final Supplier<List<Tenant>> tenants;
  private final Sessions sessions;

  public LoginEndpoint(Cloud cloud, Supplier<List<Tenant>> tenants) {
    this.cloud = cloud;
    this.tenants = tenants;
    sessions = new Sessions("entra-" + cloud.name());
  }

  /** Whether an address means the tenant of whoever comes. */
  static boolean isShared(String segment) {
    return "common".equals(segment) || "organizations".equals(segment);
  }

  @Override
  public Optional<Tenant> called(Request request) {
    String segment = segment(request);
    return tenants.get().stream()
        .filter(tenant -> tenant.isNamed(segment) || isShared(segment) && isMeant(tenant, request))
        .findFirst();
  }

  /** At an address of all tenants: that of the code, the refresh token or the account. */
  private boolean isMeant(Tenant tenant, Request request) {
    if (tenant.cloud() != cloud || !"POST".equals(request.method())) {
      return false;
    }
    Map<String, String> form = request.form();
    SignIns signIns = tenant.signIns();
    return signIns.code(form.getOrDefault("code", "")).isPresent()
        || signIns.holding(form.getOrDefault("refresh_token", "")).isPresent()
        || signIns
            .withLogin(
                form.getOrDefault(
                    "login", sessions.of(request).map(Sessions.Session::login).orElse("")))
            .filter(account -> account.kind() != AccountKind.GUEST)
            .isPresent();
  }

  @Override
  public Reach reach(Request request) {
    String path = request.path();
    if (path.endsWith("/token")) {
      return Reach.TOKEN;
    }
    return path.contains("/.well-known/") || path.endsWith("/keys") ? Reach.METADATA : Reach.API;
  }

  @Override
  public String claimedClient(Request request) {
    return request.query().containsKey("client_id")
        ? request.query().get("client_id")
        : request.claimedClient();
  }

  @Override
  public Answer refusal(Request request, Tenant tenant, Trouble trouble) {
    var errors = new LoginErrors(request, tenant.clock().instant());
    return trouble.isLimit()
        ? errors
            .answer(LoginError.BUSY)
            .with("Retry-After", String.valueOf(LoginErrors.RETRY_AFTER))
        : errors.answer(LoginError.UNAVAILABLE);
  }

  @Override
  public Answer answer(Request request, Instant now) throws RefusedException {
    if (Pages.isFile(request.path())) {
      return Pages.file(request.path());
    }
    var errors = new LoginErrors(request, now);
    String segment = segment(request);
    String rest = request.path().substring(Math.min(request.path().length(), segment.length() + 1));
    Tenant tenant = called(request).filter(candidate -> candidate.isKnownTo(cloud)).orElse(null);
    return switch (rest) {
      case "/v2.0/.well-known/openid-configuration", "/.well-known/openid-configuration" ->
          metadata(request, segment, tenant, errors);
      case "/discovery/v2.0/keys" ->
          SHARED.containsKey(segment)
              ? allKeys()
              : known(tenant, segment, LoginError.UNKNOWN_TENANT, errors).publicKeys();
      case "/oauth2/v2.0/token" -> token(request, segment, tenant, errors);
      case AuthorizeStep.PATH ->
          new AuthorizeStep(cloud, tenants.get(), sessions, request, segment, errors).answer();
      case AdminConsent.FIRST, AdminConsent.SECOND ->
          adminConsent(request, segment, errors, rest.equals(AdminConsent.SECOND));
      default ->
          throw new RefusedException(
              Answer.text(404, "text/plain", "The pretend login has no such address.")
                  .noting("not found"));
    };
  }

  private Answer metadata(Request request, String segment, Tenant tenant, LoginErrors errors)
      throws RefusedException {
    if (SHARED.containsKey(segment)) {
      return Answer.json(200, configuration(SHARED.get(segment), request.origin(), cloud));
    }
    Tenant known = known(tenant, segment, LoginError.UNKNOWN_TENANT, errors);
    return Answer.json(200, configuration(known.id(), known.loginOrigin(), known.cloud()))
        .noting(known.cloud() == cloud ? "" : "the tenant lives in another cloud");
  }

  /** Of every tenant of the cloud, for whoever does not know yet which one signs. */
  private Answer allKeys() {
    List<JWK> keys =
        tenants.get().stream()
            .filter(tenant -> tenant.cloud() == cloud)
            .<JWK>map(tenant -> tenant.signingKey().toPublicJWK())
            .toList();
    return Answer.json(200, new JWKSet(keys).toJSONObject());
  }

  /**
   * @param id the tenant's, or Microsoft's placeholder where no tenant is meant
   * @param login where this tenant is served, which may be in another cloud than it was asked for
   */
  private static JsonNode configuration(String id, URI login, Cloud cloud) {
    var configuration = (ObjectNode) Json.filled(CONFIGURATION, name -> login + "/" + id);
    return configuration.setAll(cloud.metadata());
  }

  private Answer token(Request request, String segment, Tenant tenant, LoginErrors errors)
      throws RefusedException {
    String grant = request.clientForm().getOrDefault("grant_type", "");
    boolean ofPerson = PersonTokens.CODE.equals(grant) || PersonTokens.REFRESH.equals(grant);
    if (SHARED.containsKey(segment) && !(ofPerson && isShared(segment))) {
      throw errors.refused(LoginError.SHARED_ADDRESS);
    }
    if (ofPerson && tenant == null && isShared(segment)) {
      throw errors.refused(LoginError.MALFORMED_GRANT);
    }
    Tenant known = known(tenant, segment, LoginError.REQUEST_FOR_UNKNOWN_TENANT, errors);
    if (!"POST".equals(request.method())) {
      throw errors.refused(LoginError.METHOD, request.method());
    }
    var tokenRequest = new TokenRequest(known, cloud, request, errors);
    return switch (tokenRequest.required("grant_type")) {
      case ClientCredentials.GRANT_TYPE -> new ClientCredentials(tokenRequest).answer();
      case PersonTokens.CODE -> ofPerson(tokenRequest, known).redeem();
      case PersonTokens.REFRESH -> ofPerson(tokenRequest, known).refresh();
      default -> {
        tokenRequest.required("client_id");
        throw errors.refused(LoginError.GRANT_TYPE, grant);
      }
    };
  }

  private PersonTokens ofPerson(TokenRequest request, Tenant tenant) throws RefusedException {
    String code = request.field("code");
    String refreshToken = request.field(PersonTokens.REFRESH);
    for (Tenant other : tenants.get()) {
      if (other != tenant
          && (other.signIns().code(code).isPresent()
              || other.signIns().holding(refreshToken).isPresent())) {
        throw request.errors().refused(LoginError.GRANT_OF_ANOTHER_TENANT);
      }
    }
    return new PersonTokens(request);
  }

  /**
   * To an application of another tenant somebody has to sign in; to one of the tenant's own it is
   * enough to act as its administrator.
   */
  private Answer adminConsent(Request request, String segment, LoginErrors errors, boolean second) {
    String clientId =
        ("POST".equals(request.method()) ? request.form() : request.query())
            .getOrDefault("client_id", "");
    boolean published =
        tenants.get().stream()
            .filter(tenant -> tenant.cloud() == cloud)
            .anyMatch(tenant -> tenant.published(clientId).isPresent());
    return published && !(second && "common".equals(segment))
        ? new AdminConsentStep(cloud, tenants.get(), sessions, request, segment, errors, second)
            .answer()
        : new AdminConsent(cloud, tenants.get(), request, errors, second).answer(segment);
  }

  private static Tenant known(Tenant tenant, String segment, LoginError error, LoginErrors errors)
      throws RefusedException {
    if (tenant == null) {
      throw errors.unknownTenant(error, segment);
    }
    return tenant;
  }

  private static String segment(Request request) {
    return request.path().split("/", 3)[1];
  }
}

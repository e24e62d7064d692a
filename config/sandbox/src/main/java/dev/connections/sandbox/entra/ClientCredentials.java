package dev.connections.sandbox.entra;

import com.nimbusds.jose.util.Base64;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One token request of the grant {@code client_credentials} at a tenant. */
final class ClientCredentials {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private final Tenant tenant;
  private final Cloud asked;
  private final Request request;
  private final LoginErrors errors;
  private final Map<String, String> form;

  /**
   * @param asked the cloud whose login got the request
   */
  ClientCredentials(Tenant tenant, Cloud asked, Request request, LoginErrors errors) {
    this.tenant = tenant;
    this.asked = asked;
    this.request = request;
    this.errors = errors;
    form = withBasic(request);
  }

  /** Who a token request says it comes from, unproved; for the list of calls alone. */
  static String claimed(Request request) {
    Map<String, String> form = withBasic(request);
    return form.containsKey("client_id")
        ? form.get("client_id")
        : Jwts.claim(form.getOrDefault("client_assertion", ""), "iss");
  }

  Answer answer() throws RefusedException {
    if (!"POST".equals(request.method())) {
      throw errors.refused(LoginError.METHOD, request.method());
    }
    String grant = required("grant_type");
    String clientId = required("client_id");
    if (!"client_credentials".equals(grant)) {
      throw errors.refused(LoginError.GRANT_TYPE, grant);
    }
    Resource resource = new RequestedScope(tenant, errors).resource(required("scope"));
    AppRegistration app = app(clientId);
    boolean byCertificate = authenticate(app);
    if (tenant.refusal().isPresent()) {
      throw errors.refused(tenant.refusal().get().error());
    }
    var token = GraphToken.issue(tenant, app, resource, byCertificate);
    return Answer.json(
            200,
            Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", GraphToken.SECONDS)
                .put("ext_expires_in", GraphToken.SECONDS)
                .put("access_token", token))
        .with("Cache-Control", "no-store, no-cache")
        .with("Pragma", "no-cache")
        .noting(resource.label() + ", by " + (byCertificate ? "certificate" : "secret"));
  }

  private String required(String parameter) throws RefusedException {
    String value = form.getOrDefault(parameter, "");
    if (value.isBlank()) {
      throw "scope".equals(parameter)
          ? errors.refused(LoginError.NO_SCOPE)
          : errors.refused(LoginError.PARAMETER, parameter);
    }
    return value.strip();
  }

  private AppRegistration app(String clientId) throws RefusedException {
    AppRegistration app =
        tenant
            .client(clientId)
            .orElseThrow(() -> errors.refused(LoginError.UNKNOWN_APP, clientId, tenant.name()));
    if (!app.hasPrincipal()) {
      throw errors.refused(LoginError.NO_PRINCIPAL, app.appId(), tenant.id());
    }
    if (!app.enabled()) {
      throw errors.refused(LoginError.DISABLED, app.appId(), app.name());
    }
    return app;
  }

  /** True when it was by certificate, false when it was by secret. */
  private boolean authenticate(AppRegistration app) throws RefusedException {
    String assertion = form.get("client_assertion");
    String secret = form.get("client_secret");
    boolean byCertificate =
        assertion != null && ASSERTION_TYPE.equals(form.get("client_assertion_type"));
    if (!byCertificate && secret == null) {
      throw errors.refused(LoginError.NO_CREDENTIAL);
    }
    if (byCertificate) {
      new CertificateAssertion(tenant, app, audiences(), errors).check(assertion);
    }
    if (asked != tenant.cloud()) {
      throw errors.refused(LoginError.CROSS_CLOUD);
    }
    if (!byCertificate) {
      check(app, secret);
    }
    return byCertificate;
  }

  /** The addresses of the tenant's own cloud: another cloud's login compares with them too. */
  private List<String> audiences() {
    String segment = request.path().split("/", 3)[1];
    String login = tenant.loginOrigin() + "/";
    List<String> audiences = new ArrayList<>();
    for (String name : List.of(tenant.id(), segment)) {
      audiences.add(login + name + "/oauth2/v2.0/token");
      audiences.add(login + name + "/v2.0");
    }
    return audiences;
  }

  private void check(AppRegistration app, String value) throws RefusedException {
    Instant now = tenant.clock().instant();
    AppSecret secret =
        app.secrets().stream()
            .filter(known -> known.isKnown() && known.value().equals(value))
            .findFirst()
            .orElseThrow(() -> errors.refused(LoginError.WRONG_SECRET, app.appId()));
    if (!secret.holdsAt(now)) {
      throw errors.refused(LoginError.EXPIRED_SECRET, app.appId());
    }
  }

  /**
   * The form, with client id and secret out of a Basic header (RFC 6749, 2.3.1) if there is one.
   */
  private static Map<String, String> withBasic(Request request) {
    Map<String, String> form = request.form();
    String pair = new Base64(Jwts.authorization(request, "Basic")).decodeToString();
    int colon = pair.indexOf(':');
    if (colon > 0) {
      form.put("client_id", Request.decoded(pair.substring(0, colon)));
      form.put("client_secret", Request.decoded(pair.substring(colon + 1)));
    }
    return form;
  }
}

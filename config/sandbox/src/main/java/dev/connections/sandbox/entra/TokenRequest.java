package dev.connections.sandbox.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request to the token endpoint of a tenant, whatever its grant: which application sends it. */
final class TokenRequest {
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
  TokenRequest(Tenant tenant, Cloud asked, Request request, LoginErrors errors) {
    this.tenant = tenant;
    this.asked = asked;
    this.request = request;
    this.errors = errors;
    form = request.clientForm();
  }

  Tenant tenant() {
    return tenant;
  }

  LoginErrors errors() {
    return errors;
  }

  String field(String name) {
    return form.getOrDefault(name, "");
  }

  String required(String parameter) throws RefusedException {
    String value = field(parameter);
    if (value.isBlank()) {
      throw "scope".equals(parameter)
          ? errors.refused(LoginError.NO_SCOPE)
          : errors.refused(LoginError.PARAMETER, parameter);
    }
    return value.strip();
  }

  /** As the tenant knows it: its own registration, or the service principal of another's. */
  AppRegistration app(String clientId) throws RefusedException {
    AppRegistration app = tenant.client(clientId).orElse(null);
    if (app == null && tenant.published(clientId).isEmpty()) {
      throw errors.refused(LoginError.UNKNOWN_APP, clientId, tenant.name());
    }
    Instant seen = tenant.clock().instant().minus(tenant.spread());
    if (app == null || !app.hasPrincipal() || app.principalSince().isAfter(seen)) {
      throw errors.refused(LoginError.NO_PRINCIPAL, clientId, tenant.id());
    }
    if (!app.enabled()) {
      throw errors.refused(LoginError.DISABLED, app.appId(), app.name());
    }
    return app;
  }

  /** True when it was by certificate, false when it was by secret. */
  boolean authenticate(AppRegistration app) throws RefusedException {
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

  static Answer answer(ObjectNode body) {
    return Answer.json(200, body)
        .with("Cache-Control", "no-store, no-cache")
        .with("Pragma", "no-cache");
  }
}

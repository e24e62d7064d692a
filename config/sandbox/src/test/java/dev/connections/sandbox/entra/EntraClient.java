package dev.connections.sandbox.entra;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.connections.sandbox.TestClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A client of the pretend Entra that can do everything right, and any one thing wrong. */
final class EntraClient {
  private final TestClient http;
  private final Clock clock;

  EntraClient(TestClient http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  static String tokenEndpoint(Tenant tenant) {
    return tenant.loginOrigin() + "/" + tenant.id() + "/oauth2/v2.0/token";
  }

  static String graphScope(Tenant tenant) {
    return tenant.graphOrigin() + "/.default";
  }

  /** Where an administrator consents to what an application declares, by the older of the two. */
  static URI consentLink(Tenant tenant, AppRegistration app, URI redirectUri, String state) {
    return URI.create(
        "%s/%s/adminconsent?client_id=%s&redirect_uri=%s&state=%s"
            .formatted(
                tenant.loginOrigin(),
                tenant.id(),
                app.appId(),
                URLEncoder.encode(redirectUri.toString(), StandardCharsets.UTF_8),
                URLEncoder.encode(state, StandardCharsets.UTF_8)));
  }

  Map<String, String> bySecret(Tenant tenant, AppRegistration app, String secret) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", app.appId());
    form.put("client_secret", secret);
    form.put("scope", graphScope(tenant));
    return form;
  }

  Map<String, String> byAssertion(Tenant tenant, AppRegistration app, String assertion) {
    Map<String, String> form = bySecret(tenant, app, "");
    form.remove("client_secret");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion);
    return form;
  }

  TestClient.Reply token(Tenant tenant, Map<String, String> form) throws Exception {
    return http.post(tokenEndpoint(tenant), form);
  }

  String bearer(Tenant tenant, AppRegistration app) throws Exception {
    return "Bearer "
        + token(tenant, bySecret(tenant, app, app.secret().value())).text("access_token");
  }

  TestClient.Reply graph(Tenant tenant, AppRegistration app, String path) throws Exception {
    return http.get(tenant.graphOrigin() + "/v1.0" + path, "Authorization", bearer(tenant, app));
  }

  String assertion(Tenant tenant, AppRegistration app, AppCertificate certificate) {
    return assertion(tenant, app, certificate, certificate.key(), header -> {}, claims -> {});
  }

  String assertion(
      Tenant tenant,
      AppRegistration app,
      AppCertificate certificate,
      RSAKey key,
      Consumer<JWSHeader.Builder> headerChange,
      Consumer<JWTClaimsSet.Builder> change) {
    Instant now = clock.instant();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.PS256)
            .x509CertSHA256Thumbprint(Base64URL.encode(digest(certificate)));
    headerChange.accept(header);
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(app.appId())
            .subject(app.appId())
            .audience(tokenEndpoint(tenant))
            .notBeforeTime(Date.from(now))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .jwtID(UUID.randomUUID().toString());
    change.accept(claims);
    return TestClient.signed(header.build(), claims.build(), key);
  }

  private static byte[] digest(AppCertificate certificate) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.certificate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.connections.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Authority;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** A client that can do everything right, and any one thing wrong. */
public final class TestClient {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final HttpClient http;
  private final Clock clock;
  private final ECKey proofKey;

  public TestClient(Path caFile, Clock clock) {
    this.clock = clock;
    http = HttpClient.newBuilder().sslContext(trusting(caFile)).build();
    try {
      proofKey = new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Status, body and headers of an answer. */
  public record Reply(int status, String body, HttpResponse<String> response) {

    public Map<String, Object> json() throws ParseException {
      return JSONObjectUtils.parse(body);
    }

    public String text(String name) throws ParseException {
      return String.valueOf(json().get(name));
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  public Reply get(String url, String... headers) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)).GET(), headers);
  }

  public Reply post(URI origin, Map<String, String> form, String... headers)
      throws IOException, InterruptedException {
    return post(origin + "/oauth2/v1/token", form, headers);
  }

  public Reply post(String url, Map<String, String> form, String... headers)
      throws IOException, InterruptedException {
    String body =
        String.join(
            "&",
            form.entrySet().stream()
                .map(
                    e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .toList());
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        headers);
  }

  public Reply send(HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    if (headers.length > 0) {
      request.headers(headers);
    }
    var response =
        http.send(
            request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    return new Reply(response.statusCode(), response.body(), response);
  }

  public Map<String, String> form(String assertion, String scope) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("scope", scope);
    form.put("client_assertion_type", ASSERTION_TYPE);
    form.put("client_assertion", assertion);
    return form;
  }

  public String assertion(URI origin, ServiceApp app) {
    return assertion(origin, app, claims -> {});
  }

  public String assertion(URI origin, ServiceApp app, Consumer<JWTClaimsSet.Builder> change) {
    return assertion(origin, app, app.key().jwk(), app.key().kid(), change);
  }

  public String assertion(
      URI origin, ServiceApp app, JWK key, String kid, Consumer<JWTClaimsSet.Builder> change) {
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(app.clientId())
            .subject(app.clientId())
            .audience(origin + "/oauth2/v1/token")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .jwtID(UUID.randomUUID().toString());
    change.accept(claims);
    JWSAlgorithm algorithm =
        KeyType.EC.equals(key.getKeyType()) ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
    return signed(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims.build(), key);
  }

  public Reply token(URI origin, ServiceApp app, String scope)
      throws IOException, InterruptedException {
    return post(origin, form(assertion(origin, app), scope));
  }

  public String bearer(URI origin, ServiceApp app, String scope)
      throws IOException, InterruptedException, ParseException {
    return "Bearer " + token(origin, app, scope).text("access_token");
  }

  public String proof(String method, String url, String nonce, String accessToken) {
    return proof(method, url, nonce, accessToken, claims -> {});
  }

  public String proof(
      String method,
      String url,
      String nonce,
      String accessToken,
      Consumer<JWTClaimsSet.Builder> change) {
    var claims =
        new JWTClaimsSet.Builder()
            .claim("htm", method)
            .claim("htu", url)
            .issueTime(Date.from(clock.instant()))
            .jwtID(UUID.randomUUID().toString());
    if (nonce != null) {
      claims.claim("nonce", nonce);
    }
    if (accessToken != null) {
      claims.claim("ath", hash(accessToken));
    }
    change.accept(claims);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType("dpop+jwt"))
            .jwk(proofKey.toPublicJWK())
            .build();
    return signed(header, claims.build(), proofKey);
  }

  public ECKey proofKey() {
    return proofKey;
  }

  public static String signed(JWSHeader header, JWTClaimsSet claims, JWK key) {
    try {
      JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key);
      var jwt = new SignedJWT(header, claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hash(String text) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> asObject(Object value) {
    return (Map<String, Object>) value;
  }

  /** The objects of a list of JSON. */
  public static List<Map<String, Object>> objects(Object value) {
    return ((List<?>) value).stream().map(TestClient::asObject).toList();
  }

  public static SSLContext trusting(Path caFile) {
    return Authority.trusted(caFile);
  }
}

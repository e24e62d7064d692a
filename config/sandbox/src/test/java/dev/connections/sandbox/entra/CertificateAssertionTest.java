package dev.connections.sandbox.entra;

import static dev.connections.sandbox.entra.TenantTest.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.connections.sandbox.MovableClock;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.server.NewKeys;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAssertionTest {
  @TempDir static Path folder;
  static final MovableClock CLOCK = new MovableClock();
  static Sandbox sandbox;
  static EntraClient client;

  private final Tenant contoso = sandbox.contoso();
  private final AppRegistration app = contoso.app(ReadyRegistration.WITH_CERTIFICATE);
  private final AppCertificate certificate = app.certificate();

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder).withClock(CLOCK));
    client = new EntraClient(new TestClient(sandbox.caFile(), CLOCK), CLOCK);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void takesEveryWayToNameTheCertificate() throws Exception {
    byte[] der = certificate.certificate().getEncoded();
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(der);
    byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(der);
    String padded = Base64.getEncoder().encodeToString(sha256);

    isTaken(header -> {});
    isTaken(header -> header.x509CertSHA256Thumbprint(new Base64URL(padded)));
    // The library has no method for the old thumbprint that is not deprecated.
    var old = JWSHeader.parse(Map.of("alg", "RS256", "x5t", encoded(sha1)));
    String assertion = TestClient.signed(old, claims().build(), certificate.key());
    assertThat(send(assertion).status()).isEqualTo(200);
  }

  @Test
  void takesPs256AndRs256() throws Exception {
    for (JWSAlgorithm algorithm : new JWSAlgorithm[] {JWSAlgorithm.PS256, JWSAlgorithm.RS256}) {
      var header =
          new JWSHeader.Builder(algorithm)
              .x509CertSHA256Thumbprint(new Base64URL(encoded(sha256(certificate))));
      String assertion = TestClient.signed(header.build(), claims().build(), certificate.key());
      assertThat(send(assertion).status()).isEqualTo(200);
    }
  }

  @Test
  void refusesAnotherAlgorithm() throws Exception {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS512)
            .x509CertSHA256Thumbprint(new Base64URL(encoded(sha256(certificate))));

    isRefused(
        send(TestClient.signed(header.build(), claims().build(), certificate.key())),
        401,
        "invalid_client",
        700027);
  }

  @Test
  void takesTheTenantsIssuerAndADomainAsAudience() throws Exception {
    String issuer = contoso.loginOrigin() + "/" + contoso.id() + "/v2.0";

    assertThat(sendWith(claims -> claims.audience(issuer)).status()).isEqualTo(200);
  }

  @Test
  void refusesAnotherAudience() throws Exception {
    String other = EntraClient.tokenEndpoint(sandbox.fabrikam());

    isRefused(sendWith(claims -> claims.audience(other)), 401, "invalid_client", 700023);
  }

  @Test
  void refusesAnotherIssuerOrSubject() throws Exception {
    String other = contoso.app(ReadyRegistration.NO_CONSENT).appId();

    isRefused(sendWith(claims -> claims.issuer(other)), 401, "invalid_client", 700021);
    isRefused(sendWith(claims -> claims.subject(other)), 401, "invalid_client", 700021);
  }

  @Test
  void refusesAnAssertionOutsideItsTime() throws Exception {
    Date now = Date.from(CLOCK.instant());
    Date later = Date.from(CLOCK.instant().plusSeconds(60));

    var over = sendWith(claims -> claims.expirationTime(now));
    isRefused(over, 401, "invalid_client", 700024);
    assertThat(over.text("error_description")).contains("Current time: ");
    isRefused(sendWith(claims -> claims.notBeforeTime(later)), 401, "invalid_client", 700024);
    isRefused(sendWith(claims -> claims.expirationTime(null)), 401, "invalid_client", 50027);
  }

  @Test
  void refusesAnAssertionForASecondTimeAndOneWithoutId() throws Exception {
    String assertion = client.assertion(contoso, app, certificate);

    assertThat(send(assertion).status()).isEqualTo(200);
    isRefused(send(assertion), 401, "invalid_client", 50027);
    isRefused(sendWith(claims -> claims.jwtID(null)), 401, "invalid_client", 50027);
  }

  @Test
  void refusesTextThatIsNoAssertion() throws Exception {
    isRefused(send("nothing"), 401, "invalid_client", 50027);
  }

  @Test
  void refusesAKeyThatIsNotTheCertificates() throws Exception {
    var other = (RSAKey) NewKeys.generate(KeyType.RSA);
    String assertion =
        client.assertion(contoso, app, certificate, other, header -> {}, claims -> {});

    isRefused(send(assertion), 401, "invalid_client", 700027);
  }

  @Test
  void refusesACertificateThatIsNotRegistered() throws Exception {
    AppCertificate foreign =
        sandbox.fabrikam().app(ReadyRegistration.WITH_CERTIFICATE).certificate();

    var reply = send(client.assertion(contoso, app, foreign));

    isRefused(reply, 401, "invalid_client", 700027);
    assertThat(reply.text("error_description")).contains("[Reason - The key was not found.");
  }

  @Test
  void refusesACertificateBeforeAndAfterItsTime() throws Exception {
    AppRegistration timed = contoso.registerApp("Timed");
    AppCertificate early =
        timed.generateCertificate(CLOCK.instant().plusSeconds(60), Duration.ofDays(1));
    AppCertificate late =
        timed.generateCertificate(CLOCK.instant().minus(Duration.ofDays(2)), Duration.ofDays(1));

    says(timed, early, "The key used is not yet valid.");
    says(timed, late, "The key used is expired.");
  }

  @Test
  void takesTheOldAndTheNewCertificateDuringARollOver() throws Exception {
    AppRegistration rolled = contoso.registerApp("Rolled over");
    AppCertificate old = rolled.generateCertificate();
    AppCertificate next = rolled.generateCertificate();

    assertThat(send(rolled, old).status()).isEqualTo(200);
    assertThat(send(rolled, next).status()).isEqualTo(200);
    rolled.removeCertificate(old.keyId());
    isRefused(send(rolled, old), 401, "invalid_client", 700027);
    assertThat(send(rolled, next).status()).isEqualTo(200);
  }

  private void says(AppRegistration timed, AppCertificate used, String reason) throws Exception {
    var reply = send(timed, used);

    isRefused(reply, 401, "invalid_client", 700027);
    assertThat(reply.text("error_description")).contains("[Reason - " + reason);
  }

  private TestClient.Reply send(AppRegistration by, AppCertificate used) throws Exception {
    return client.token(
        contoso, client.byAssertion(contoso, by, client.assertion(contoso, by, used)));
  }

  private void isTaken(Consumer<JWSHeader.Builder> header) throws Exception {
    var reply =
        send(client.assertion(contoso, app, certificate, certificate.key(), header, claims -> {}));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  private TestClient.Reply sendWith(Consumer<JWTClaimsSet.Builder> change) throws Exception {
    return send(
        client.assertion(contoso, app, certificate, certificate.key(), header -> {}, change));
  }

  private TestClient.Reply send(String assertion) throws Exception {
    return client.token(contoso, client.byAssertion(contoso, app, assertion));
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(app.appId())
        .subject(app.appId())
        .audience(EntraClient.tokenEndpoint(contoso))
        .expirationTime(Date.from(CLOCK.instant().plusSeconds(300)))
        .jwtID(UUID.randomUUID().toString());
  }

  private static byte[] sha256(AppCertificate certificate) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(certificate.certificate().getEncoded());
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

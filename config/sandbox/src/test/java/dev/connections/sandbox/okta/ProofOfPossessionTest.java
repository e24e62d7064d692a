package dev.connections.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.MovableClock;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.server.NewKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofOfPossessionTest {
  private static final String USERS = "okta.users.read";

  @TempDir static Path folder;
  static final MovableClock CLOCK = new MovableClock();
  static Sandbox sandbox;
  static TestClient client;

  private final Organization acme = sandbox.acme();
  private final URI origin = acme.origin();
  private final String tokenUrl = origin + TokenEndpoint.PATH;
  private final String usersUrl = origin + "/api/v1/users";
  private final ServiceApp app = acme.app(ReadyApp.BACKUP_WITH_DPOP);

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder).withClock(CLOCK));
    client = new TestClient(sandbox.caFile(), CLOCK);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void refusesARequestWithoutProof() throws Exception {
    isRefused(
        client.token(origin, app, USERS),
        "invalid_dpop_proof",
        "The DPoP proof JWT header is missing.");
  }

  @Test
  void asksForANonceAndGivesATokenThatIsBoundToTheKey() throws Exception {
    var first = token(client.proof("POST", tokenUrl, null, null));
    isRefused(first, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof.");

    var second = token(client.proof("POST", tokenUrl, first.header("dpop-nonce"), null));

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("token_type")).isEqualTo("DPoP");
    assertThat(second.header("dpop-nonce")).isEqualTo(first.header("dpop-nonce"));
    assertThat(
            SignedJWT.parse(second.text("access_token"))
                .getJWTClaimsSet()
                .getJSONObjectClaim("cnf"))
        .containsEntry("jkt", client.proofKey().computeThumbprint().toString());
  }

  @Test
  void usesUpAnAssertionThatComesWithoutNonce() throws Exception {
    var form = client.form(client.assertion(origin, app), USERS);
    client.post(origin, form, "DPoP", client.proof("POST", tokenUrl, null, null));

    var again = client.post(origin, form, "DPoP", client.proof("POST", tokenUrl, nonce(), null));

    assertThat(again.status()).isEqualTo(401);
    assertThat(again.text("error_description"))
        .isEqualTo("The client_assertion token has already been used.");
  }

  @Test
  void bindsATokenToAProofThatNobodyAskedFor() throws Exception {
    ServiceApp other = acme.app(ReadyApp.BACKUP);
    var reply =
        client.post(
            origin,
            client.form(client.assertion(origin, other), USERS),
            "DPoP",
            client.proof("POST", tokenUrl, nonce(), null));

    assertThat(reply.text("token_type")).isEqualTo("DPoP");
  }

  @Test
  void takesTheOldNonceForThreeDaysAfterItWasRenewed() throws Exception {
    String old = nonce();
    CLOCK.advance(Duration.ofHours(25));
    var reply = token(client.proof("POST", tokenUrl, old, null));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("dpop-nonce")).isNotEqualTo(old);

    CLOCK.advance(Duration.ofDays(3));
    var late = token(client.proof("POST", tokenUrl, old, null));
    isRefused(late, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof.");
  }

  @Test
  void refusesAProofForAnotherMethod() throws Exception {
    isInvalidProof(c -> c.claim("htm", "GET"), "'htm' claim in the DPoP proof JWT is invalid.");
  }

  @Test
  void refusesAProofForAnotherAddress() throws Exception {
    isInvalidProof(c -> c.claim("htu", usersUrl), "'htu' claim in the DPoP proof JWT is invalid.");
  }

  @Test
  void refusesAProofWithoutTime() throws Exception {
    isInvalidProof(c -> c.issueTime(null), "'iat' claim in the DPoP proof JWT is invalid.");
  }

  @Test
  void refusesAProofWithoutId() throws Exception {
    isInvalidProof(c -> c.jwtID(null), "'jti' claim in the DPoP proof JWT is invalid.");
  }

  @Test
  void refusesAProofOfTheFutureAndOneOlderThanFiveMinutes() throws Exception {
    isInvalidProof(
        c -> c.issueTime(Date.from(CLOCK.instant().plusSeconds(1))),
        "The DPoP proof JWT is issued in the future.");
    isInvalidProof(
        c -> c.issueTime(Date.from(CLOCK.instant().minusSeconds(301))),
        "The DPoP proof JWT is issued more than five minutes in the past.");
  }

  @Test
  void refusesAProofASecondTime() throws Exception {
    String proof = client.proof("POST", tokenUrl, nonce(), null);
    assertThat(token(proof).status()).isEqualTo(200);

    isRefused(token(proof), "invalid_dpop_proof", "The DPoP proof JWT has already been used.");
  }

  @Test
  void refusesAProofOfAnotherType() throws Exception {
    ECKey key = client.proofKey();
    String proof =
        signed(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .jwk(key.toPublicJWK()),
            key);

    isRefused(
        token(proof), "invalid_dpop_proof", "The DPoP proof JWT header 'typ' must be 'dpop+jwt'.");
  }

  @Test
  void refusesAProofWithAnAlgorithmThatOktaDoesNotTake() throws Exception {
    var key = (RSAKey) NewKeys.generate(KeyType.RSA);
    String proof =
        signed(
            new JWSHeader.Builder(JWSAlgorithm.PS256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK()),
            key);

    assertThat(token(proof).text("error_description")).contains("'alg'");
  }

  @Test
  void refusesAProofThatShowsItsPrivateKey() throws Exception {
    ECKey key = client.proofKey();
    String header =
        JSONObjectUtils.toJSONString(
            Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", key.toJSONObject()));
    String proof =
        Base64URL.encode(header) + "." + Base64URL.encode("{}") + "." + Base64URL.encode("x");

    assertThat(token(proof).text("error")).isEqualTo("invalid_dpop_proof");
  }

  @Test
  void refusesAProofThatAnotherKeySigned() throws Exception {
    ECKey other = new ECKeyGenerator(Curve.P_256).generate();
    String proof =
        signed(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(client.proofKey().toPublicJWK()),
            other);

    isRefused(token(proof), "invalid_dpop_proof", "The DPoP proof JWT signature is invalid.");
  }

  @Test
  void letsABoundTokenInWithAProofOfItsKey() throws Exception {
    String token = boundToken();

    var reply = users(token, client.proof("GET", usersUrl, null, token));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("ada.winter@acme.example");
  }

  @Test
  void refusesABoundTokenAsBearer() throws Exception {
    var reply = client.get(usersUrl, "Authorization", "Bearer " + boundToken());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).startsWith("DPoP ").contains("invalid_token");
  }

  @Test
  void refusesABoundTokenWithoutProof() throws Exception {
    var reply = client.get(usersUrl, "Authorization", "DPoP " + boundToken());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate"))
        .contains("error=\"invalid_dpop_proof\"")
        .contains("The DPoP proof JWT header is missing.");
  }

  @Test
  void refusesABoundTokenWithAnotherKeysProof() throws Exception {
    String token = boundToken();
    var thief = new TestClient(sandbox.caFile(), CLOCK);

    var reply = users(token, thief.proof("GET", usersUrl, null, token));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
  }

  @Test
  void refusesAProofForAnotherTokenOrWithTheQuery() throws Exception {
    String token = boundToken();

    var otherToken = users(token, client.proof("GET", usersUrl, null, boundToken()));
    var noToken = users(token, client.proof("GET", usersUrl, null, null));
    var query = users(token, client.proof("GET", usersUrl + "?limit=1", null, token));

    assertThat(otherToken.header("WWW-Authenticate")).contains("'ath' claim");
    assertThat(noToken.header("WWW-Authenticate")).contains("'ath' claim");
    assertThat(query.header("WWW-Authenticate")).contains("'htu' claim");
  }

  @Test
  void refusesAnUnboundTokenAsBound() throws Exception {
    String token = client.token(origin, acme.app(ReadyApp.BACKUP), USERS).text("access_token");

    assertThat(users(token, client.proof("GET", usersUrl, null, token)).status()).isEqualTo(401);
  }

  private TestClient.Reply users(String token, String proof) throws Exception {
    return client.get(usersUrl, "Authorization", "DPoP " + token, "DPoP", proof);
  }

  private String boundToken() throws Exception {
    return token(client.proof("POST", tokenUrl, nonce(), null)).text("access_token");
  }

  private String nonce() throws Exception {
    return token(client.proof("POST", tokenUrl, null, null)).header("dpop-nonce");
  }

  private TestClient.Reply token(String proof) throws Exception {
    return client.post(origin, client.form(client.assertion(origin, app), USERS), "DPoP", proof);
  }

  private String signed(JWSHeader.Builder header, JWK key) {
    var claims =
        new JWTClaimsSet.Builder()
            .claim("htm", "POST")
            .claim("htu", tokenUrl)
            .issueTime(Date.from(CLOCK.instant()))
            .jwtID(UUID.randomUUID().toString())
            .build();
    return TestClient.signed(header.build(), claims, key);
  }

  private void isInvalidProof(Consumer<JWTClaimsSet.Builder> change, String description)
      throws Exception {
    isRefused(
        token(client.proof("POST", tokenUrl, nonce(), null, change)),
        "invalid_dpop_proof",
        description);
  }

  private static void isRefused(TestClient.Reply reply, String error, String description)
      throws Exception {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json())
        .containsEntry("error", error)
        .containsEntry("error_description", description);
  }
}

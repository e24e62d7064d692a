package dev.connections.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.MovableClock;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.server.NewKeys;
import dev.connections.sandbox.server.Trouble;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenEndpointTest {
  private static final String USERS = "okta.users.read";

  @TempDir static Path folder;
  static final MovableClock CLOCK = new MovableClock();
  static Sandbox sandbox;
  static TestClient client;

  private final Organization acme = sandbox.acme();
  private final URI origin = acme.origin();
  private final ServiceApp app = acme.app(ReadyApp.BACKUP);

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder).withClock(CLOCK));
    client = new TestClient(sandbox.caFile(), CLOCK);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void calm() {
    sandbox.organizations().forEach(Organization::calm);
  }

  @Test
  void givesABearerTokenForAnHour() throws Exception {
    var reply = client.token(origin, app, String.join(" ", Scopes.SEVEN));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json())
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 3600L);
    assertThat(reply.text("scope").split(" ")).containsExactlyInAnyOrderElementsOf(Scopes.SEVEN);
    assertThat(reply.header("Cache-Control")).contains("no-store");
    JWTClaimsSet claims = SignedJWT.parse(reply.text("access_token")).getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(origin.toString());
    assertThat(claims.getStringListClaim("scp")).hasSize(7);
    assertThat(claims.getStringClaim("cid")).isEqualTo(app.clientId());
  }

  @Test
  void takesAnAssertionWithoutKidWhileThereIsOneKey() throws Exception {
    JWK key = app.key().jwk();

    assertThat(send(client.assertion(origin, app, key, null, claims -> {})).status())
        .isEqualTo(200);
  }

  @Test
  void asksForTheKidWhenThereAreSeveralKeys() throws Exception {
    AppKey second = app.generateKey(KeyType.EC);
    try {
      var without = send(client.assertion(origin, app, app.key().jwk(), null, claims -> {}));
      var with = send(client.assertion(origin, app, second.jwk(), second.kid(), claims -> {}));

      isInvalidClient(without, "The client_assertion JWT kid is invalid.");
      assertThat(with.status()).isEqualTo(200);
    } finally {
      app.removeKey(second.kid());
    }
  }

  @Test
  void refusesAnUnknownKid() throws Exception {
    isInvalidClient(
        send(client.assertion(origin, app, app.key().jwk(), "other", claims -> {})),
        "The client_assertion JWT kid is invalid.");
  }

  @Test
  void refusesADeactivatedKeyAndTakesItAgainWhenItIsActive() throws Exception {
    AppKey second = app.generateKey(KeyType.EC);
    try {
      app.deactivateKey(second.kid());
      isInvalidClient(
          send(client.assertion(origin, app, second.jwk(), second.kid(), claims -> {})),
          "The client_assertion JWT kid is invalid.");
      app.activateKey(second.kid());
      assertThat(
              send(client.assertion(origin, app, second.jwk(), second.kid(), claims -> {}))
                  .status())
          .isEqualTo(200);
    } finally {
      app.removeKey(second.kid());
    }
  }

  @Test
  void saysSoWhenNoKeyIsActive() throws Exception {
    app.deactivateKey(app.key().kid());
    try {
      isInvalidClient(
          client.token(origin, app, USERS),
          "The client does not have a JWKSet configured, but the client_assertion requires one.");
    } finally {
      app.activateKey(app.key().kid());
    }
  }

  @Test
  void takesAPublicKeyThatAPersonPastes() throws Exception {
    JWK made = NewKeys.generate(KeyType.RSA);
    app.addPublicKey(made.toPublicJWK().toJSONString());
    try {
      assertThat(send(client.assertion(origin, app, made, made.getKeyID(), claims -> {})).status())
          .isEqualTo(200);
    } finally {
      app.removeKey(made.getKeyID());
    }
  }

  @Test
  void refusesTheSignatureOfAnotherKey() throws Exception {
    JWK other = NewKeys.generate(KeyType.RSA);

    isInvalidClient(
        send(client.assertion(origin, app, other, app.key().kid(), claims -> {})),
        "The client_assertion signature is invalid.");
  }

  @Test
  void refusesASymmetricSignature() throws Exception {
    OctetSequenceKey secret = new OctetSequenceKeyGenerator(256).generate();
    var claims = new JWTClaimsSet.Builder().issuer(app.clientId()).subject(app.clientId()).build();
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(app.key().kid()).build();

    isInvalidClient(
        send(TestClient.signed(header, claims, secret)),
        "The client_assertion signature is invalid.");
  }

  @Test
  void refusesAPssSignature() throws Exception {
    var claims = new JWTClaimsSet.Builder().issuer(app.clientId()).subject(app.clientId()).build();
    var header = new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(app.key().kid()).build();

    isInvalidClient(
        send(TestClient.signed(header, claims, app.key().jwk())),
        "The client_assertion signature is invalid.");
  }

  @Test
  void refusesAKeyForEncryption() throws Exception {
    var key =
        new RSAKey.Builder((RSAKey) NewKeys.generate(KeyType.RSA))
            .keyUse(KeyUse.ENCRYPTION)
            .build();
    app.addPublicKey(key.toPublicJWK().toJSONString());
    try {
      var signing = new RSAKey.Builder(key).keyUse(KeyUse.SIGNATURE).build();
      isInvalidClient(
          send(client.assertion(origin, app, signing, key.getKeyID(), claims -> {})),
          "The client_assertion JWT must be signed using a signing key.");
    } finally {
      app.removeKey(key.getKeyID());
    }
  }

  @Test
  void refusesTheOriginAsAudience() throws Exception {
    isWrongAudience(claims -> claims.audience(origin.toString()));
  }

  @Test
  void refusesAnAudienceBesideTheRightOne() throws Exception {
    isWrongAudience(
        claims -> claims.audience(List.of(origin + TokenEndpoint.PATH, "https://example.com")));
  }

  @Test
  void refusesTheAudienceOfTheOtherOriginOfTheSameOrganization() throws Exception {
    Organization globex = sandbox.globex();
    ServiceApp theirs = globex.app(ReadyApp.BACKUP);
    URI custom = globex.customOrigin().orElseThrow();
    String forCanonical = client.assertion(globex.origin(), theirs);

    isInvalidClient(
        client.post(custom, client.form(forCanonical, USERS)),
        "The audience claim for client_assertion must be the endpoint invoked for the request.");
    assertThat(client.token(custom, theirs, USERS).status()).isEqualTo(200);
  }

  @Test
  void takesOneHourAndRefusesASecondMore() throws Exception {
    assertThat(sendWith(c -> c.expirationTime(in(3600))).status()).isEqualTo(200);
    isInvalidClient(
        sendWith(c -> c.expirationTime(in(3601))),
        "The client_assertion token has an expiration too far into the future.");
  }

  @Test
  void refusesAnExpiredAssertion() throws Exception {
    isInvalidClient(
        sendWith(c -> c.expirationTime(in(0))), "The client_assertion token is expired.");
  }

  @Test
  void refusesAnAssertionWithoutExpiration() throws Exception {
    isInvalidClient(
        sendWith(c -> c.expirationTime(null)),
        "The client_assertion token must have an expiration.");
  }

  @Test
  void refusesAnAssertionOfTheFuture() throws Exception {
    isInvalidClient(
        sendWith(c -> c.issueTime(in(1))),
        "The client_assertion token must be issued before the current time.");
  }

  @Test
  void refusesRightAssertionsWhenItsClockIsBehind() throws Exception {
    acme.cause(Trouble.CLOCK_BEHIND);

    isInvalidClient(
        client.token(origin, app, USERS),
        "The client_assertion token must be issued before the current time.");
  }

  @Test
  void refusesTheSameAssertionASecondTime() throws Exception {
    String assertion = client.assertion(origin, app);

    assertThat(send(assertion).status()).isEqualTo(200);
    isInvalidClient(send(assertion), "The client_assertion token has already been used.");
  }

  @Test
  void refusesTheSameJtiInANewAssertion() throws Exception {
    assertThat(sendWith(c -> c.jwtID("mine")).status()).isEqualTo(200);
    isInvalidClient(
        sendWith(c -> c.jwtID("mine").expirationTime(in(200))),
        "The client_assertion token has already been used.");
  }

  @Test
  void refusesASubjectThatIsNotTheIssuer() throws Exception {
    assertThat(sendWith(c -> c.subject("somebody")).text("error")).isEqualTo("invalid_client");
  }

  @Test
  void answersAnUnknownClientInTheFormOfItsApis() throws Exception {
    ServiceApp stranger = sandbox.globex().app(ReadyApp.BACKUP);

    var reply = client.token(origin, stranger, USERS);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json())
        .containsEntry("errorCode", "invalid_client")
        .containsEntry("errorSummary", "Invalid value for 'client_id' parameter.")
        .doesNotContainKey("error");
  }

  @Test
  void refusesAnInactiveApplication() throws Exception {
    app.setActive(false);
    try {
      isInvalidClient(
          client.token(origin, app, USERS),
          "Client authentication failed. Either the client or the client credentials are invalid.");
    } finally {
      app.setActive(true);
    }
  }

  @Test
  void refusesAClientSecret() throws Exception {
    var form =
        Map.of(
            "grant_type",
            "client_credentials",
            "scope",
            USERS,
            "client_id",
            app.clientId(),
            "client_secret",
            "secret");

    isInvalidClient(
        client.post(origin, form),
        "Client Credentials requests to the Org Authorization Server must use the private_key_jwt"
            + " token_endpoint_auth_method.");
  }

  @Test
  void refusesAnAssertionOfAnApplicationThatIsSetToASecret() throws Exception {
    isInvalidClient(
        client.token(origin, acme.app(ReadyApp.CLIENT_SECRET), USERS),
        "Client Credentials requests to the Org Authorization Server must use the private_key_jwt"
            + " token_endpoint_auth_method.");
  }

  @Test
  void saysThatAKeySetCannotBeFetched() throws Exception {
    isInvalidClient(
        client.token(origin, acme.app(ReadyApp.KEY_SET_ADDRESS), USERS),
        "Error retrieving the client JWKSet from jwks_uri.");
  }

  @Test
  void refusesAWebApplication() throws Exception {
    var reply = client.token(origin, acme.app(ReadyApp.WEB), USERS);

    assertThat(reply.text("error_description"))
        .startsWith(
            "Only clients with 'application_type' of 'service' may use the client_credentials"
                + " 'grant_type'");
  }

  @Test
  void refusesACustomAuthorizationServer() throws Exception {
    var reply =
        client.post(
            origin + "/oauth2/default/v1/token", client.form(client.assertion(origin, app), USERS));

    isRefused(
        reply, "unauthorized_client", "This client cannot use a custom authorization server.");
  }

  @Test
  void answersWithTheGrantedOfTheRequestedScopes() throws Exception {
    ServiceApp missing = acme.app(ReadyApp.MISSING_DEVICES);

    var reply = client.token(origin, missing, "okta.users.read okta.devices.read");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("scope")).isEqualTo("okta.users.read");
  }

  @Test
  void wantsConsentWhenNoneIsGranted() throws Exception {
    isRefused(
        client.token(origin, acme.app(ReadyApp.NO_SCOPES), USERS),
        "consent_required",
        "You are not allowed any of the requested scopes.");
  }

  @Test
  void refusesScopesThatItDoesNotKnow() throws Exception {
    isRefused(
        client.token(origin, app, "okta.users.read okta.planets.read"),
        "invalid_scope",
        "One or more scopes are not configured for the authorization server resource.");
    isRefused(client.token(origin, app, " "), "invalid_scope", "No scopes were requested.");
    isRefused(
        client.token(origin, app, "openid"),
        "invalid_scope",
        "Cannot request 'openid' scopes using client credentials.");
  }

  @Test
  void refusesOtherGrants() throws Exception {
    var form = client.form(client.assertion(origin, app), USERS);
    form.put("grant_type", "password");

    assertThat(client.post(origin, form).text("error")).isEqualTo("unsupported_grant_type");
    form.put("grant_type", "authorization_code");
    assertThat(client.post(origin, form).text("error")).isEqualTo("unauthorized_client");
  }

  @Test
  void throttlesOneApplicationAndNotTheOthers() throws Exception {
    acme.limitTo(2);

    var first = client.token(origin, app, USERS);
    client.token(origin, app, USERS);
    var third = client.token(origin, app, USERS);

    assertThat(first.header("X-Rate-Limit-Limit")).isEqualTo("2");
    assertThat(first.header("X-Rate-Limit-Remaining")).isEqualTo("1");
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.text("errorCode")).isEqualTo("E0000047");
    assertThat(third.header("X-Rate-Limit-Remaining")).isEqualTo("0");
    long reset = Long.parseLong(third.header("X-Rate-Limit-Reset"));
    assertThat(reset - CLOCK.instant().getEpochSecond()).isBetween(1L, 60L);
    assertThat(client.token(origin, acme.app(ReadyApp.READ_ONLY), USERS).status()).isEqualTo(200);

    CLOCK.advance(Duration.ofMinutes(1));
    assertThat(client.token(origin, app, USERS).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(
      value = ReadyApp.class,
      names = {
        "NO_SCOPES",
        "CLIENT_SECRET",
        "KEY_SET_ADDRESS",
        "WEB",
        "SYSTEM",
        "BACKUP_WITH_DPOP"
      },
      mode = EnumSource.Mode.EXCLUDE)
  void letsEveryReadyMadeApplicationIn(ReadyApp ready) throws Exception {
    assertThat(client.token(origin, acme.app(ready), USERS).status()).isEqualTo(200);
  }

  private static Date in(int seconds) {
    return Date.from(CLOCK.instant().plusSeconds(seconds));
  }

  private TestClient.Reply send(String assertion) throws Exception {
    return client.post(origin, client.form(assertion, USERS));
  }

  private TestClient.Reply sendWith(Consumer<JWTClaimsSet.Builder> change) throws Exception {
    return send(client.assertion(origin, app, change));
  }

  private void isWrongAudience(Consumer<JWTClaimsSet.Builder> change) throws Exception {
    isInvalidClient(
        sendWith(change),
        "The audience claim for client_assertion must be the endpoint invoked for the request.");
  }

  private static void isInvalidClient(TestClient.Reply reply, String description) throws Exception {
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json())
        .containsEntry("error", "invalid_client")
        .containsEntry("error_description", description);
  }

  private static void isRefused(TestClient.Reply reply, String error, String description)
      throws Exception {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json())
        .containsEntry("error", error)
        .containsEntry("error_description", description);
  }
}

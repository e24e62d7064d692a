package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.api.RetryLaterException;
import dev.connections.console.ProgramCaller;
import dev.connections.console.signin.ProgramRefusedException;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.io.IOException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTokensTest {
  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
  private static final String ISSUER = "https://idp.example/realms/acme";
  private static final Settings SETTINGS =
      Settings.of(
          Map.of(
              Setting.OIDC_ISSUER, ISSUER,
              Setting.OIDC_CLIENT_ID, "connections",
              Setting.REST_OIDC_AUDIENCE, "connections-api"));
  private static final RSAKey KEY = rsa("first");
  private static final RSAKey ANOTHER = rsa("second");

  private Instant now = START;
  private final ClientTokens tokens = tokens(SETTINGS, keys(KEY));

  @Test
  void letsAClientInWithTheRolesOfItsGroups() throws Exception {
    ProgramCaller nightly =
        tokens.caller(signed(claims("connections-connectors", "connections-operators", "others")));

    assertThat(nightly.id()).isEqualTo("client:nightly");
    assertThat(nightly.getName()).isEqualTo("nightly");
    assertThat(nightly.groups()).containsExactlyInAnyOrder("connector", "operator");
    assertThat(nightly.everyConnection()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "connections-administrators,administrator",
    "connections-auditors,auditor",
    "connections-connectors,connector"
  })
  void knowsARoleForEachGroup(String group, String role) throws Exception {
    assertThat(tokens.caller(signed(claims(group))).groups()).containsExactly(role);
  }

  @Test
  void isTheSameClientInEachOfItsTokens() throws Exception {
    JWTClaimsSet.Builder azp =
        claims("connections-connectors").claim("client_id", null).claim("azp", "nightly");
    JWTClaimsSet.Builder sub = claims("connections-connectors").claim("client_id", null);

    assertThat(tokens.caller(signed(azp)).id()).isEqualTo("client:nightly");
    assertThat(tokens.caller(signed(sub)).id()).isEqualTo("client:of-the-provider");
  }

  @Test
  void takesTheTypesThatProvidersWriteAndEllipticKeys() throws Exception {
    JWTClaimsSet claims = claims("connections-connectors").build();
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
    SignedJWT elliptic = new SignedJWT(header(JWSAlgorithm.ES256, "at+jwt", "elliptic"), claims);
    elliptic.sign(new ECDSASigner(key));

    for (String type : List.of("JWT", "at+jwt", "AT+JWT", "application/at+jwt")) {
      String token = signed(header(JWSAlgorithm.PS256, type, "first"), claims, KEY);
      assertThat(tokens.caller(token).getName()).as(type).isEqualTo("nightly");
    }
    ClientTokens others = tokens(SETTINGS, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())));
    assertThat(others.caller(elliptic.serialize()).getName()).isEqualTo("nightly");
  }

  @Test
  void saysWhatToConfigureBeforeItTakesAny() {
    String token = signed(claims("connections-connectors"));
    ClientTokens noAudience =
        tokens(
            Settings.of(Map.of(Setting.OIDC_ISSUER, ISSUER, Setting.OIDC_CLIENT_ID, "x")),
            keys(KEY));
    ClientTokens noProvider = tokens(Settings.of(Map.of()), keys(KEY));

    assertThat(refusal(noAudience, token)).contains("connections.rest.oidc.audience");
    assertThat(refusal(noProvider, token)).contains("connections.sign-in.oidc.issuer");
  }

  @Test
  void refusesATokenOfAnotherIssuer() {
    JWTClaimsSet.Builder claims = claims("connections-connectors").issuer(ISSUER + "/");

    assertThat(refusal(signed(claims))).contains("another issuer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"connections", "Connections-API", "connections-api/"})
  void refusesATokenForAnotherAudience(String audience) {
    JWTClaimsSet.Builder claims = claims("connections-connectors").audience(audience);

    assertThat(refusal(signed(claims))).contains("another audience than connections-api");
  }

  @Test
  void takesATokenUntilItsEndAndAMinuteLonger() throws Exception {
    String token = signed(claims("connections-connectors"));

    now = START.plusSeconds(300 + 59);
    assertThat(tokens.caller(token)).isNotNull();
    now = START.plusSeconds(300 + 60);
    assertThat(refusal(token)).contains("has ended");
  }

  @Test
  void takesATokenFromItsStartAndAMinuteEarlier() throws Exception {
    String token =
        signed(claims("connections-connectors").notBeforeTime(Date.from(START.plusSeconds(100))));

    now = START.plusSeconds(39);
    assertThat(refusal(token)).contains("does not count yet");
    now = START.plusSeconds(40);
    assertThat(tokens.caller(token)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "sub", "exp", "iat"})
  void refusesATokenThatLacksAClaim(String claim) {
    assertThat(refusal(signed(claims("connections-connectors").claim(claim, null))))
        .isEqualTo("The access token lacks the claim " + claim + ".");
  }

  @Test
  void refusesATokenWithoutASignature() {
    String plain = new PlainJWT(claims("connections-administrators").build()).serialize();

    assertThat(refusal(plain)).contains("has to be signed");
  }

  /** The public key is known to everybody and no secret. */
  @Test
  void refusesAPublicKeyAsASharedSecret() throws Exception {
    SignedJWT forged =
        new SignedJWT(
            header(JWSAlgorithm.HS256, "at+jwt", "first"),
            claims("connections-administrators").build());
    forged.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));

    assertThat(refusal(forged.serialize())).contains("has to be signed with a key of the provider");
  }

  @Test
  void refusesAKeyThatTheProviderDoesNotList() {
    JWTClaimsSet claims = claims("connections-administrators").build();

    assertThat(refusal(signed(header(JWSAlgorithm.RS256, "at+jwt", "second"), claims, ANOTHER)))
        .contains("does not list");
    assertThat(refusal(signed(header(JWSAlgorithm.RS256, "at+jwt", "first"), claims, ANOTHER)))
        .isEqualTo("The signature of the access token is wrong.");
  }

  /** It brings its own key along (RFC 7515, section 4.1.3). */
  @Test
  void takesNoKeyOfTheTokenItself() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType("at+jwt"))
            .jwk(ANOTHER.toPublicJWK())
            .build();

    assertThat(refusal(signed(header, claims("connections-administrators").build(), ANOTHER)))
        .isEqualTo("The signature of the access token is wrong.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "at_hash", "c_hash", "s_hash", "auth_time", "sid"})
  void refusesATokenOfAPerson(String mark) {
    assertThat(refusal(signed(claims("connections-administrators").claim(mark, "x"))))
        .contains("client credentials");
  }

  @ParameterizedTest
  @CsvSource({"scp, backup.read", "idtyp, user", "gty, password"})
  void refusesWhatAPersonDelegated(String claim, String value) {
    assertThat(refusal(signed(claims("connections-administrators").claim(claim, value))))
        .contains("client credentials");
  }

  @Test
  void refusesAnIdTokenByEachOfItsMarks() {
    JWTClaimsSet claims = claims("connections-administrators").claim("typ", "ID").build();
    JWTClaimsSet plain = claims("connections-administrators").build();

    assertThat(refusal(signed(header(JWSAlgorithm.RS256, "JWT", "first"), claims, KEY)))
        .contains("client credentials");
    for (String type : new String[] {"id_token", "logout+jwt", "dpop+jwt", null}) {
      assertThat(refusal(signed(header(JWSAlgorithm.RS256, type, "first"), plain, KEY)))
          .as(type)
          .contains("at+jwt");
    }
  }

  @Test
  void refusesAClientWithoutARoleAndSaysWhichGroupsGiveOne() {
    assertThat(refusal(signed(claims("everybody"))))
        .contains("connections.rest.oidc.connector-groups", ".operator-groups");
    assertThat(refusal(signed(claims("everybody").claim("groups", null))))
        .contains("no claim groups")
        .doesNotContain("nightly");
  }

  @ParameterizedTest
  @MethodSource("oddIds")
  void refusesAClientWhoseIdCannotBeStored(String id) {
    assertThat(refusal(signed(claims("connections-connectors").claim("client_id", id))))
        .contains("names no client");
  }

  static List<String> oddIds() {
    return List.of("", " ", "nightly ", "x\ny", "n\u00efghtly", "x".repeat(201));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".", "..", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.e30", "eyJhbGciOiJSUzI1NiJ9.W10.AA"})
  void refusesWhatIsNoToken(String text) {
    assertThat(refusal(text)).isNotEmpty().doesNotContain("eyJ");
  }

  @Test
  void asksForPatienceWhileTheKeysCannotBeRead() {
    ClientTokens cut =
        tokens(
            SETTINGS,
            (selector, context) -> {
              throw new KeySourceException("away");
            });

    assertThatThrownBy(() -> cut.caller(signed(claims("connections-connectors"))))
        .isInstanceOfSatisfying(
            RetryLaterException.class,
            later -> assertThat(later.retryAt()).isEqualTo(START.plusSeconds(5)));
  }

  /** As the provider's own keys are kept; its new key is looked for once in a while. */
  @Test
  void findsANewKeyOfTheProviderAndAsksForMadeUpOnesOnceInAWhile() throws Exception {
    int[] asked = {0};
    String[] listed = {new JWKSet(KEY.toPublicJWK()).toString()};
    ProviderDocument document =
        new ProviderDocument(
            () -> {
              asked[0]++;
              return listed[0];
            },
            clock());
    ClientTokens refreshing =
        tokens(
            SETTINGS,
            JWKSourceBuilder.<SecurityContext>create(
                    new URL("https://idp.example/keys"),
                    address -> new Resource(document.text(), null))
                .refreshAheadCache(false)
                .rateLimited(false)
                .build());
    JWTClaimsSet claims = claims("connections-connectors").build();
    String made = signed(header(JWSAlgorithm.RS256, "at+jwt", "second"), claims, ANOTHER);

    assertThat(refreshing.caller(signed(claims("connections-connectors")))).isNotNull();
    for (int i = 0; i < 20; i++) {
      assertThat(refusal(refreshing, made)).contains("does not list");
    }
    assertThat(asked[0]).isEqualTo(1);

    listed[0] = new JWKSet(List.of(KEY.toPublicJWK(), ANOTHER.toPublicJWK())).toString();
    now = now.plus(ProviderDocument.PAUSE);
    assertThat(refreshing.caller(made).getName()).isEqualTo("nightly");
    assertThat(asked[0]).isEqualTo(2);
  }

  @Test
  void asksAProviderThatDoesNotAnswerOnceInAWhile() {
    int[] asked = {0};
    ProviderDocument document =
        new ProviderDocument(
            () -> {
              asked[0]++;
              throw new IOException("away");
            },
            clock());

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(document::text).isInstanceOf(IOException.class).hasMessage("away");
    }
    assertThat(asked[0]).isEqualTo(1);

    now = now.plus(Duration.ofSeconds(5));
    assertThatThrownBy(document::text).hasMessage("away");
    assertThat(asked[0]).isEqualTo(2);
  }

  private String refusal(String token) {
    return refusal(tokens, token);
  }

  private static String refusal(ClientTokens tokens, String token) {
    ProgramRefusedException refused =
        catchThrowableOfType(ProgramRefusedException.class, () -> tokens.caller(token));
    assertThat(refused).as("refused").isNotNull();
    return refused.getMessage();
  }

  private ClientTokens tokens(Settings settings, JWKSource<SecurityContext> keys) {
    return new ClientTokens(keys, settings, clock());
  }

  private static JWKSource<SecurityContext> keys(RSAKey key) {
    return new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()));
  }

  /** Of a token that counts for five minutes. */
  private static JWTClaimsSet.Builder claims(String... groups) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(List.of("account", "connections-api"))
        .subject("of-the-provider")
        .claim("client_id", "nightly")
        .claim("groups", List.of(groups))
        .issueTime(Date.from(START))
        .expirationTime(Date.from(START.plusSeconds(300)));
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String type, String keyId) {
    return new JWSHeader.Builder(algorithm)
        .type(type == null ? null : new JOSEObjectType(type))
        .keyID(keyId)
        .build();
  }

  private static String signed(JWTClaimsSet.Builder claims) {
    return signed(header(JWSAlgorithm.RS256, "at+jwt", "first"), claims.build(), KEY);
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey rsa(String keyId) {
    try {
      return new RSAKeyGenerator(2048).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}

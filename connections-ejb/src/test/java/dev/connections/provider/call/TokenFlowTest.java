package dev.connections.provider.call;

import static dev.connections.provider.PretendServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.connections.api.FindingCode;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.credential.GeneratedCertificates;
import dev.connections.credential.SigningKey;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.PretendServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TokenFlowTest {
  private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
  private static final String SECRET = "s3cr3t/value~of\"this\"client";
  private static final AssertionRules PLAIN =
      new AssertionRules(Duration.ofMinutes(5), false, false, JWSAlgorithm.RS256);
  private static final AssertionRules FULL =
      new AssertionRules(Duration.ofMinutes(8), true, true, JWSAlgorithm.PS256);
  private static TestAuthority authority;
  private static ECKey ec;

  private final TickingClock clock = new TickingClock();
  private final DPoPNonces nonces = new DPoPNonces();
  private TokenServer server;
  private OutboundHttp outbound;

  @TempDir Path directory;

  @BeforeAll
  static void makesKeys() throws Exception {
    authority = new TestAuthority();
    ec = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
  }

  @BeforeEach
  void opens() throws Exception {
    server = new TokenServer();
    outbound =
        new OutboundHttp(
            Settings.of(
                Map.of(
                    Setting.OUTBOUND_TRUST_STORE, authority.writePem(directory).toString(),
                    Setting.OUTBOUND_TRUSTED_ORIGINS, server.origin())));
  }

  @AfterEach
  void closes() {
    server.close();
  }

  /** An authorization server that issues a token to everybody, unless a test tells it otherwise. */
  private static final class TokenServer extends PretendServer {
    TokenServer() throws IOException {
      super(authority, answer(404, "text/plain", "nothing here"));
      says(200, "{'access_token':'t','token_type':'Bearer'}");
    }

    URI endpoint() {
      return URI.create(origin() + "/token");
    }

    void says(int status, String body) {
      answers.put("/token", json(status, body));
    }

    Call last() {
      return calls.get(calls.size() - 1);
    }

    Map<String, Object> proofClaims(int call) throws ParseException {
      SignedJWT proof = calls.get(call).proof();
      return proof == null ? Map.of() : proof.getJWTClaimsSet().getClaims();
    }

    /** Takes proofs with this nonce alone, and tells the nonce with what it refuses. */
    void wantsProofWith(String nonce) {
      answers.put("/token", exchange -> proved(exchange, nonce));
    }

    private void proved(HttpExchange exchange, String nonce) throws IOException {
      try {
        Map<String, Object> claims = proofClaims(calls.size() - 1);
        if (claims.isEmpty()) {
          json(400, "{'error':'invalid_dpop_proof'}").handle(exchange);
        } else if (nonce.equals(claims.get("nonce"))) {
          json(200, "{'access_token':'t','token_type':'DPoP'}").handle(exchange);
        } else {
          exchange.getResponseHeaders().add("DPoP-Nonce", nonce);
          json(400, "{'error':'use_dpop_nonce'}").handle(exchange);
        }
      } catch (ParseException broken) {
        throw new IOException(broken);
      }
    }
  }

  /** Single quotes stand for double ones. */
  private static HttpHandler json(int status, String body) {
    return answer(status, "application/json", body.replace('\'', '"'));
  }

  /** Stands still until a test moves it. */
  private static final class TickingClock extends Clock {
    private volatile Instant now = NOW;

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
      throw new UnsupportedOperationException();
    }
  }

  private static SigningKey key() {
    return new SigningKey(ec, "JWK");
  }

  private static OAuthClient client(Credential credential) {
    return new OAuthClient("client-1", credential, false);
  }

  private static OAuthClient withSecret() {
    return client(new ClientSecret(SECRET, null));
  }

  private TokenFlow flow(OAuthClient client, AssertionRules rules) {
    return flow(client, rules, (answer, asking) -> refusal(answer));
  }

  private TokenFlow flow(OAuthClient client, AssertionRules rules, TokenEndpoint.Errors errors) {
    ProviderCalls calls =
        new ProviderClient(outbound, clock, TokenFlowTest::words)
            .calls(client.id(), Duration.ofSeconds(20));
    TokenEndpoint endpoint = new TokenEndpoint(server.endpoint(), rules, errors);
    return new TokenFlow(calls, endpoint, client, nonces, clock);
  }

  private static ProviderRefusal refusal(HTTPResponse answer) {
    return new ProviderRefusal(
        FindingCode.CREDENTIAL_REJECTED,
        List.of(),
        words(answer),
        Json.text(Json.objectOrNone(answer.getBody()), "error"));
  }

  private static String words(HTTPResponse answer) {
    return answer.getBody() + " " + answer.getHeaderValue("WWW-Authenticate");
  }

  private static ProviderRefusal refused(TokenFlow flow) {
    return catchThrowableOfType(ProviderRefusal.class, () -> flow.request(Set.of("a")));
  }

  @Test
  void sendsASecretAndNoAssertion() throws Exception {
    flow(withSecret(), FULL).request(List.of("users.read", "groups.read"));

    assertThat(server.last().form())
        .containsOnly(
            Map.entry("grant_type", "client_credentials"),
            Map.entry("client_id", "client-1"),
            Map.entry("client_secret", SECRET),
            Map.entry("scope", "users.read groups.read"));
    assertThat(server.last().headers())
        .doesNotContainKeys("authorization", "dpop")
        .containsEntry("accept", "application/json");
    assertThat(server.last().headers().get("content-type"))
        .startsWith("application/x-www-form-urlencoded");
  }

  @Test
  void signsWithAKeyAndSendsNothingElseThatProvesTheClient() throws Exception {
    flow(client(key()), PLAIN).request(Set.of("users.read"));

    assertThat(server.last().form())
        .containsOnlyKeys("grant_type", "client_assertion_type", "client_assertion", "scope");
    SignedJWT assertion = server.last().assertion();
    JWTClaimsSet claims = assertion.getJWTClaimsSet();
    assertThat(assertion.verify(new ECDSAVerifier(ec))).isTrue();
    assertThat(assertion.getHeader().getKeyID()).isEqualTo("key-1");
    assertThat(claims.getIssuer()).isEqualTo("client-1");
    assertThat(claims.getSubject()).isEqualTo("client-1");
    assertThat(claims.getAudience()).containsExactly(server.endpoint().toString());
    assertThat(claims.getExpirationTime()).isEqualTo(NOW.plusSeconds(300));
    assertThat(claims.getJWTID()).isNotBlank();
    assertThat(claims.getClaims()).doesNotContainKeys("iat", "nbf");
  }

  @Test
  void namesTheCertificateAndSignsAsTheEndpointWants() throws Exception {
    CertificateKey certificate = GeneratedCertificates.generate("Backup", NOW, 1);

    flow(client(certificate), FULL).request(Set.of("x/.default"));

    SignedJWT assertion = server.last().assertion();
    assertThat(assertion.verify(new RSASSAVerifier(certificate.key().publicJwk().toRSAKey())))
        .isTrue();
    assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS256);
    assertThat(assertion.getHeader().getKeyID()).isNull();
    assertThat(assertion.getHeader().getX509CertSHA256Thumbprint())
        .isEqualTo(X509CertUtils.computeSHA256Thumbprint(certificate.certificate()));
    assertThat(assertion.getJWTClaimsSet().getIssueTime()).isEqualTo(NOW);
    assertThat(assertion.getJWTClaimsSet().getNotBeforeTime()).isEqualTo(NOW);
    assertThat(assertion.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plusSeconds(480));
    assertThat(server.last().form())
        .containsEntry("client_id", "client-1")
        .doesNotContainKey("client_secret");
  }

  @Test
  void namesTheResourceWhereThatIsWanted() throws Exception {
    flow(withSecret(), PLAIN).request(Set.of("read"), URI.create("https://api.example/v1"));

    assertThat(server.last().form())
        .containsEntry("resource", "https://api.example/v1")
        .containsEntry("scope", "read");
  }

  @Test
  void repeatsARequestOnceWithTheNonceThatTheServerWants() throws Exception {
    server.wantsProofWith("nonce-1");

    IssuedToken issued = flow(new OAuthClient("c", key(), true), PLAIN).request(Set.of("a"));

    assertThat(issued.proofKey()).isNotNull();
    assertThat(server.calls).hasSize(2);
    assertThat(server.proofClaims(0)).doesNotContainKey("nonce");
    assertThat(server.proofClaims(1))
        .containsEntry("nonce", "nonce-1")
        .containsEntry("htm", "POST")
        .containsEntry("htu", server.endpoint().toString());
    assertThat(server.calls.get(0).assertion().getJWTClaimsSet().getJWTID())
        .isNotEqualTo(server.calls.get(1).assertion().getJWTClaimsSet().getJWTID());
    assertThat(server.proofClaims(0).get("jti")).isNotEqualTo(server.proofClaims(1).get("jti"));
  }

  @Test
  void remembersTheNonceOfAServerForTheNextFlow() throws Exception {
    server.wantsProofWith("nonce-1");
    flow(new OAuthClient("c", key(), true), PLAIN).request(Set.of("a"));
    server.calls.clear();

    flow(new OAuthClient("another", withSecret().credential(), true), PLAIN).request(Set.of("a"));

    assertThat(server.calls).hasSize(1);
  }

  @Test
  void learnsThatAClientWantsProofOfPossession() throws Exception {
    server.wantsProofWith("nonce-1");
    TokenFlow flow = flow(client(key()), PLAIN);

    flow.request(Set.of("a"));
    assertThat(flow.proofOfPossession()).isTrue();
    assertThat(server.calls).hasSize(3);

    flow.request(Set.of("b"));
    assertThat(server.calls).hasSize(4);
  }

  @Test
  void learnsThatAClientNoLongerWantsProof() throws Exception {
    TokenFlow flow = flow(new OAuthClient("c", key(), true), PLAIN);

    IssuedToken issued = flow.request(Set.of("a"));

    assertThat(server.last().headers()).containsKey("dpop");
    assertThat(issued.proofKey()).isNull();
    assertThat(flow.proofOfPossession()).isFalse();
  }

  @Test
  void givesUpOnAServerThatWantsAnotherNonceEachTime() {
    server.says(400, "{'error':'use_dpop_nonce'}");

    assertThat(refused(flow(client(key()), PLAIN)).error()).isEqualTo("use_dpop_nonce");
    assertThat(server.calls).hasSize(4);
  }

  @Test
  void refusesAProofThatTheServerDoesNotTake() {
    server.says(400, "{'error':'invalid_dpop_proof'}");

    refused(flow(new OAuthClient("c", key(), true), PLAIN));

    assertThat(server.calls).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void takesANonceThatIsNotTooLong(int length) {
    assertThat(nonce("n".repeat(length))).contains(new Nonce("n".repeat(length)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 501})
  void takesNoNonceThatIsEmptyOrTooLong(int length) {
    assertThat(nonce("n".repeat(length))).isEmpty();
    assertThat(DPoPNonces.in(new HTTPResponse(400))).isEmpty();
  }

  private static Optional<Nonce> nonce(String value) {
    HTTPResponse answer = new HTTPResponse(400);
    answer.setHeader("DPoP-Nonce", value);
    return DPoPNonces.in(answer);
  }

  @Test
  void provesPossessionOfTheSameKeyAfterItWasStored() throws Exception {
    DPoPKey key = new DPoPKey(clock);
    URI address = URI.create("https://api.example/v1/users?limit=1");

    SignedJWT before = key.proof("GET", address, null, null);
    SignedJWT after = DPoPKey.restored(key.toJwk(), clock).proof("GET", address, null, null);

    assertThat(after.getHeader().getJWK()).isEqualTo(before.getHeader().getJWK());
    assertThat(after.getJWTClaimsSet().getClaim("htu")).isEqualTo("https://api.example/v1/users");
    assertThatThrownBy(() -> DPoPKey.restored("{}", clock))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The server tells the time of this machine. */
  @Test
  void signsOnceMoreByTheClockOfAServerThatRefusesTheTime() throws Exception {
    clock.now = Instant.now().minusSeconds(300);
    server.answers.put(
        "/token",
        exchange ->
            (server.calls.size() == 1
                    ? json(400, "{'error':'other_time'}")
                    : json(200, "{'access_token':'t','token_type':'DPoP'}"))
                .handle(exchange));

    flow(new OAuthClient("c", key(), true), FULL, TokenFlowTest::skewed).request(Set.of("a"));

    assertThat(server.calls).hasSize(2);
    Instant first = server.calls.get(0).assertion().getJWTClaimsSet().getIssueTime().toInstant();
    Instant second = server.calls.get(1).assertion().getJWTClaimsSet().getIssueTime().toInstant();
    assertThat(second).isAfter(first.plusSeconds(200));
    assertThat(server.calls.get(1).proof().getJWTClaimsSet().getIssueTime().toInstant())
        .isAfter(first.plusSeconds(200));
  }

  @Test
  void leavesARefusedTimeWhereTheServersIsNoBetter() {
    clock.now = Instant.EPOCH;
    server.says(400, "{'error':'other_time'}");

    assertThat(refused(flow(client(key()), FULL, TokenFlowTest::skewed)).finding())
        .isEqualTo(FindingCode.CLOCK_SKEW);
    assertThat(server.calls).hasSize(1);
  }

  private static ProviderRefusal skewed(HTTPResponse answer, OAuthClient asking) {
    return new ProviderRefusal(FindingCode.CLOCK_SKEW);
  }

  @Test
  void throwsWhatTheEndpointsErrorsMeanForThisClient() {
    server.says(401, "{'error':'invalid_client'}");
    AtomicReference<OAuthClient> asked = new AtomicReference<>();
    ProviderRefusal meant = new ProviderRefusal(FindingCode.KEY_MISMATCH, "detail");
    OAuthClient client = client(key());

    ProviderRefusal thrown =
        refused(
            flow(
                client,
                PLAIN,
                (answer, asking) -> {
                  asked.set(asking);
                  return meant;
                }));

    assertThat(thrown).isSameAs(meant);
    assertThat(asked).hasValue(client);
    assertThat(server.calls).hasSize(1);
  }

  @Test
  void leavesTroubleOfTheServerToTheCalls() {
    server.answers.put("/token", answer(429, "text/plain", "", "Retry-After", "7"));
    ProviderRefusal limited = refused(flow(client(key()), PLAIN));
    assertThat(limited.finding()).isEqualTo(FindingCode.RATE_LIMITED);
    assertThat(limited.details()).containsExactly("7");

    server.says(503, "{}");
    assertThat(refused(flow(client(key()), PLAIN)).finding())
        .isEqualTo(FindingCode.PROVIDER_FAILED);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 429, 500})
  void tellsNoSecretThatAServerRepeats(int status) {
    String escaped = SECRET.replace("/", "\\/").replace("\"", "\\u0022");
    server.answers.put(
        "/token",
        answer(
            status,
            "application/json",
            "{\"error\":\"x\",\"error_description\":\"You sent "
                + escaped
                + ".\",\"more\":{\"all\":[\""
                + escaped
                + "\"]}}",
            "WWW-Authenticate",
            "Basic error=" + SECRET));

    ProviderRefusal thrown = refused(flow(withSecret(), PLAIN));

    assertThat(thrown.words())
        .contains("You sent (secret).", "Basic error=(secret)")
        .doesNotContain("s3cr3t");
    assertThat(thrown.toString()).doesNotContain("s3cr3t");
    assertThat(thrown.details().toString()).doesNotContain("s3cr3t");
  }

  @Test
  void tellsNoSecretThatAPageRepeats() {
    server.answers.put("/token", answer(400, "text/html", "<p>" + SECRET + "</p>"));

    assertThat(refused(flow(withSecret(), PLAIN)).words()).startsWith("<p>(secret)</p>");
  }

  @Test
  void readsTypeScopesAndEndOutOfTheAnswer() throws Exception {
    server.answers.put(
        "/token",
        exchange -> {
          clock.now = NOW.plusSeconds(20);
          json(200, "{'access_token':'t','token_type':'bearer','expires_in':600,'scope':'a c'}")
              .handle(exchange);
        });

    IssuedToken issued = flow(client(key()), PLAIN).request(List.of("a", "b"));

    assertThat(issued.token().toAuthorizationHeader()).isEqualTo("Bearer t");
    assertThat(issued.scopes()).containsExactlyInAnyOrder("a", "c");
    assertThat(issued.expiresAt()).isEqualTo(NOW.plusSeconds(600));
    assertThat(issued.proofKey()).isNull();
  }

  /** No provider issues one; a time has an end, though, and its sum must not break off a run. */
  @Test
  void takesAYearForTheLongestLife() throws Exception {
    server.says(200, "{'access_token':'t','token_type':'bearer','expires_in':9223372036854775807}");

    assertThat(flow(client(key()), PLAIN).request(List.of("a")).expiresAt())
        .isEqualTo(NOW.plusSeconds(366L * 24 * 3600));
  }

  @Test
  void takesWhatWasAskedForWhereTheAnswerSaysNothing() throws Exception {
    IssuedToken issued = flow(client(key()), PLAIN).request(List.of("a", "b"));

    assertThat(issued.scopes()).containsExactlyInAnyOrder("a", "b");
    assertThat(issued.expiresAt()).isNull();
  }

  @Test
  void knowsNoEndOfATokenWhoseLifeIsNone() throws Exception {
    server.says(200, "{'access_token':'t','token_type':'Bearer','expires_in':0}");

    assertThat(flow(client(key()), PLAIN).request(Set.of("a")).expiresAt()).isNull();
  }

  @Test
  void showsNoTokenAsText() throws Exception {
    server.says(200, "{'access_token':'shown-to-nobody','token_type':'Bearer'}");

    assertThat(flow(client(key()), PLAIN).request(Set.of("a")).toString())
        .contains("Bearer")
        .doesNotContain("shown-to-nobody");
    assertThat(withSecret().toString()).doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "",
        "<html>",
        "{'access_token':'t'}",
        "{'access_token':7,'token_type':'Bearer'}",
        "{'access_token':'t','token_type':'Bearer','expires_in':'soon'}"
      })
  void takesNothingElseForAToken(String body) {
    server.says(200, body);

    assertThat(refused(flow(client(key()), PLAIN)).finding())
        .isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
  }
}

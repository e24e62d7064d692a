package dev.connections.provider.okta;

import static dev.connections.provider.PretendServer.answer;
import static dev.connections.provider.okta.PretendOkta.json;
import static dev.connections.provider.okta.PretendOkta.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpHandler;
import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.PermissionNeeds;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.SigningKey;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationNotFoundException;
import dev.connections.provider.SignIn;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.ProviderRefusal;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OktaAdapterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Catalog CATALOG = new Catalog(Settings.of(Map.of()), CLOCK);
  private static final PermissionNeeds NEEDS =
      CATALOG.needs(Workload.of("OKTA"), CATALOG.defaults(Workload.of("OKTA")));

  private static TestAuthority authority;
  private static RSAKey rsa;

  private final List<VerificationStep> steps = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private PretendOkta okta;
  private PretendOkta custom;
  private OktaAdapter adapter;

  @TempDir Path directory;

  @BeforeAll
  static void makesKeys() throws Exception {
    authority = new TestAuthority();
    rsa = new RSAKeyGenerator(2048).keyID("key-1").generate();
  }

  @BeforeEach
  void opens() throws Exception {
    okta = new PretendOkta(authority);
    custom = new PretendOkta(authority);
    custom.isAnOrganization(PretendOkta.ID, okta.origin());
    adapter = adapter(okta.origin(), custom.origin());
  }

  @AfterEach
  void closes() {
    never.countDown();
    okta.close();
    custom.close();
  }

  private OktaAdapter adapter(String... trusted) {
    Settings settings =
        Settings.of(
            Map.of(
                Setting.OUTBOUND_TRUST_STORE, authority.writePem(directory).toString(),
                Setting.OUTBOUND_TRUSTED_ORIGINS, String.join(",", trusted)));
    return new OktaAdapter(new OutboundHttp(settings), settings, CLOCK, CATALOG);
  }

  private SignIn signIn(String domain, boolean proofOfPossession) {
    return new SignIn(domain, null, "0oa1", key(rsa.toJSONString()), proofOfPossession, NEEDS);
  }

  private static SigningKey key(String jwk) {
    return SigningKey.restored(jwk.getBytes(UTF_8), "JWK");
  }

  private VerificationResult verify() {
    return verify(signIn(okta.origin(), false));
  }

  private VerificationResult verify(SignIn signIn) {
    steps.clear();
    return adapter.verify(signIn, LIMIT, steps::add);
  }

  private VerificationStep step(StepCode code) {
    return steps.stream().filter(s -> s.code() == code).findFirst().orElseThrow();
  }

  private VerificationStep step(StepCode code, String subject) {
    return steps.stream()
        .filter(s -> s.code() == code && s.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private Set<FindingCode> findings() {
    return steps.stream()
        .map(VerificationStep::finding)
        .filter(java.util.Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private void assertSkippedAfter(StepCode last) {
    assertThat(steps.stream().filter(s -> s.code().compareTo(last) > 0))
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.outcome()).isEqualTo(StepOutcome.SKIPPED));
  }

  @Test
  void verifiesAnApplicationThatHasWhatItNeeds() {
    VerificationResult result = verify();

    assertThat(steps).allSatisfy(s -> assertThat(s.outcome()).isEqualTo(StepOutcome.OK));
    assertThat(steps.stream().map(VerificationStep::code).distinct())
        .containsExactly(
            StepCode.ORGANIZATION,
            StepCode.CREDENTIAL,
            StepCode.TOKEN_ORGANIZATION,
            StepCode.SCOPE,
            StepCode.ROLE,
            StepCode.PROBE,
            StepCode.EXCESS);
    assertThat(steps.stream().filter(s -> s.code() == StepCode.SCOPE))
        .extracting(VerificationStep::subject)
        .containsExactlyElementsOf(PretendOkta.SEVEN);
    assertThat(steps.stream().filter(s -> s.code() == StepCode.PROBE)).hasSize(7);
    assertThat(step(StepCode.ORGANIZATION).details())
        .containsExactly(okta.host(), PretendOkta.ID, "Identity Engine");
    assertThat(step(StepCode.CREDENTIAL).details()).containsExactly("Bearer");
    assertThat(step(StepCode.TOKEN_ORGANIZATION).details()).containsExactly("Acme");
    assertThat(result.organization().id()).isEqualTo(PretendOkta.ID);
    assertThat(result.proofOfPossession()).isFalse();
  }

  @Test
  void signsAFreshAssertionForTheEndpointThatItCalls() throws Exception {
    verify();
    verify();

    SignedJWT first = okta.tokenCalls().get(0).assertion();
    SignedJWT second = okta.tokenCalls().get(1).assertion();
    assertThat(first.verify(new RSASSAVerifier(rsa))).isTrue();
    assertThat(first.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(first.getHeader().getKeyID()).isEqualTo("key-1");
    assertThat(first.getJWTClaimsSet().getIssuer()).isEqualTo("0oa1");
    assertThat(first.getJWTClaimsSet().getSubject()).isEqualTo("0oa1");
    assertThat(first.getJWTClaimsSet().getAudience())
        .containsExactly(okta.origin() + "/oauth2/v1/token");
    assertThat(first.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plusSeconds(300));
    assertThat(first.getJWTClaimsSet().getJWTID())
        .isNotBlank()
        .isNotEqualTo(second.getJWTClaimsSet().getJWTID());
    assertThat(okta.tokenCalls().get(0).form())
        .containsEntry("grant_type", "client_credentials")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
  }

  @ParameterizedTest
  @CsvSource({"P-256,ES256", "P-384,ES384", "P-521,ES512"})
  void signsWithTheAlgorithmOfTheCurve(String curve, String algorithm) throws Exception {
    ECKey ec = new ECKeyGenerator(Curve.parse(curve)).generate();

    verify(new SignIn(okta.origin(), null, "0oa1", key(ec.toJSONString()), false, NEEDS));

    SignedJWT assertion = okta.tokenCalls().get(0).assertion();
    assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
    assertThat(assertion.getHeader().getKeyID()).isNull();
    assertThat(assertion.verify(new ECDSAVerifier(ec))).isTrue();
  }

  /** A token endpoint that wants DPoP and this nonce. */
  private void requiresProof(String nonce) {
    okta.tokenType = "DPoP";
    okta.answers.put(
        "/oauth2/v1/token",
        exchange -> {
          SignedJWT proof;
          Object given;
          try {
            proof = okta.tokenCalls().get(okta.tokenCalls().size() - 1).proof();
            given = proof == null ? null : proof.getJWTClaimsSet().getClaim("nonce");
          } catch (java.text.ParseException broken) {
            throw new IllegalStateException(broken);
          }
          if (proof == null) {
            refusal("invalid_dpop_proof", "The DPoP proof JWT header is missing.").handle(exchange);
          } else if (!nonce.equals(given)) {
            exchange.getResponseHeaders().add("dpop-nonce", nonce);
            refusal("use_dpop_nonce", "Authorization server requires nonce in DPoP proof.")
                .handle(exchange);
          } else {
            okta.token(exchange);
          }
        });
  }

  @Test
  void learnsThatAnApplicationRequiresProofOfPossession() throws Exception {
    requiresProof("nonce-1");

    VerificationResult result = verify();

    assertThat(result.proofOfPossession()).isTrue();
    assertThat(findings()).isEmpty();
    assertThat(step(StepCode.CREDENTIAL).details()).containsExactly("DPoP");
    assertThat(okta.tokenCalls()).hasSize(3);
    SignedJWT proof = okta.tokenCalls().get(2).proof();
    assertThat(proof.getHeader().getType().getType()).isEqualTo("dpop+jwt");
    assertThat(proof.getHeader().getJWK().isPrivate()).isFalse();
    assertThat(proof.verify(new ECDSAVerifier(proof.getHeader().getJWK().toECKey()))).isTrue();
    assertThat(proof.getJWTClaimsSet().getClaim("htm")).isEqualTo("POST");
    assertThat(proof.getJWTClaimsSet().getClaim("htu"))
        .isEqualTo(okta.origin() + "/oauth2/v1/token");
    assertThat(proof.getJWTClaimsSet().getIssueTime()).isEqualTo(NOW);
  }

  @Test
  void provesPossessionOnEveryCallWithTheToken() throws Exception {
    requiresProof("nonce-1");

    verify();

    PretendOkta.Call users =
        okta.calls.stream().filter(c -> c.path().equals("/api/v1/users")).findFirst().orElseThrow();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest("token-for-8".getBytes(UTF_8));
    assertThat(users.headers()).containsEntry("authorization", "DPoP token-for-8");
    assertThat(users.query()).isEqualTo("limit=1");
    assertThat(users.proof().getJWTClaimsSet().getClaim("htu"))
        .isEqualTo(okta.origin() + "/api/v1/users");
    assertThat(users.proof().getJWTClaimsSet().getClaim("htm")).isEqualTo("GET");
    assertThat(users.proof().getJWTClaimsSet().getClaim("ath"))
        .isEqualTo(Base64URL.encode(hash).toString());
    assertThat(okta.calls.stream().filter(c -> c.headers().containsKey("dpop")))
        .extracting(c -> c.proof().getJWTClaimsSet().getJWTID())
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsTheNonceOfAnOrganizationUntilItIsRenewed() throws Exception {
    requiresProof("nonce-1");
    verify(signIn(okta.origin(), true));
    okta.calls.clear();

    verify(signIn(okta.origin(), true));
    assertThat(okta.tokenCalls()).hasSize(1);

    okta.calls.clear();
    requiresProof("nonce-2");
    assertThat(verify(signIn(okta.origin(), true)).proofOfPossession()).isTrue();
    assertThat(okta.tokenCalls()).hasSize(2);
    assertThat(findings()).isEmpty();
  }

  @Test
  void answersAnApiThatWantsANonceToo() {
    requiresProof("nonce-1");
    okta.answers.put(
        "/api/v1/org",
        exchange -> {
          String nonce;
          try {
            nonce =
                okta.calls
                    .get(okta.calls.size() - 1)
                    .proof()
                    .getJWTClaimsSet()
                    .getStringClaim("nonce");
          } catch (java.text.ParseException broken) {
            throw new IllegalStateException(broken);
          }
          if ("api-nonce".equals(nonce)) {
            json(200, "{'id':'" + PretendOkta.ID + "'}").handle(exchange);
          } else {
            answer(
                    401,
                    "application/json",
                    "{}",
                    "WWW-Authenticate",
                    "DPoP error=\"use_dpop_nonce\"",
                    "DPoP-Nonce",
                    "api-nonce")
                .handle(exchange);
          }
        });

    verify();

    assertThat(findings()).isEmpty();
  }

  @Test
  void forgetsProofOfPossessionWhenTheApplicationNoLongerWantsIt() {
    VerificationResult result = verify(signIn(okta.origin(), true));

    assertThat(result.proofOfPossession()).isFalse();
    assertThat(findings()).isEmpty();
    assertThat(step(StepCode.CREDENTIAL).details()).containsExactly("Bearer");
  }

  @Test
  void endsWithAServerThatNeverLikesTheNonce() {
    okta.answers.put(
        "/oauth2/v1/token", json(400, "{'error':'use_dpop_nonce'}", "dpop-nonce", "another"));

    verify();

    assertThat(step(StepCode.CREDENTIAL).finding())
        .isEqualTo(FindingCode.PROOF_OF_POSSESSION_REFUSED);
    assertThat(okta.tokenCalls()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          invalid_client | Client authentication failed. Either the client or the client credentials are invalid. | CLIENT_NOT_FOUND
          invalid_client | Invalid value for 'client_id' parameter. | CLIENT_NOT_FOUND
          invalid_client | The client_assertion signature is invalid. | KEY_MISMATCH
          invalid_client | JWT kid is invalid. | KEY_MISMATCH
          invalid_client | The client does not have a JWKSet configured. | KEY_MISMATCH
          invalid_client | The client_assertion must be signed using a signing key. | KEY_MISMATCH
          invalid_client | Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method. | WRONG_AUTHENTICATION_METHOD
          invalid_client | Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type'. | WRONG_APPLICATION_TYPE
          invalid_client | The audience claim for client_assertion must be the endpoint invoked for the request. | WRONG_AUDIENCE
          invalid_client | The client_assertion token has an expiration too far into the future. | CLOCK_SKEW
          invalid_client | The client_assertion token is expired. | CLOCK_SKEW
          invalid_client | The client_assertion token must be issued before the current time. | CLOCK_SKEW
          invalid_client | The client_assertion token has already been used. | REQUEST_REFUSED
          invalid_client | Error retrieving the client JWKSet from jwks_uri. | KEY_SET_UNREACHABLE
          invalid_client | The jwks_uri of the client is empty. | KEY_SET_UNREACHABLE
          invalid_client | No key was found at the client's jwks_uri. | KEY_SET_UNREACHABLE
          invalid_client | The issuer or subject of the client_assertion is not a client. | CLIENT_NOT_FOUND
          invalid_client | The parsing of the client_assertion failed. | REQUEST_REFUSED
          invalid_client | The client_assertion_type is invalid. | REQUEST_REFUSED
          invalid_client | The client_assertion token must have an expiration. | REQUEST_REFUSED
          invalid_client | The issuer and the subject of the client_assertion must be the same. | REQUEST_REFUSED
          invalid_client | The client is disabled. | APPLICATION_DISABLED
          invalid_client | Something that nobody has heard of. | CREDENTIAL_REJECTED
          invalid_request | The token request must specify a 'grant_type'. | REQUEST_REFUSED
          invalid_request | The request is malformed. | REQUEST_REFUSED
          unsupported_grant_type | The authorization grant type is not supported. | REQUEST_REFUSED
          unauthorized_client | The client is not authorized to use the provided grant type. | WRONG_APPLICATION_TYPE
          unauthorized_client | This client cannot use a custom authorization server. | WRONG_AUDIENCE
          invalid_dpop_proof | The DPoP proof JWT was issued more than five minutes in the past. | CLOCK_SKEW
          invalid_dpop_proof | The DPoP proof JWT is issued in the future. | CLOCK_SKEW
          invalid_dpop_proof | 'htu' claim in the DPoP proof JWT is invalid. | REQUEST_REFUSED
          invalid_dpop_proof | The DPoP proof JWT header is missing. | PROOF_OF_POSSESSION_REFUSED
          invalid_dpop_proof | The DPoP proof JWT has already been used. | REQUEST_REFUSED
          temporarily_unavailable | The authorization server is busy. | PROVIDER_FAILED
          access_denied | Policy evaluation failed. | POLICY_BLOCKED
          """)
  void knowsWhatARefusalMeans(String error, String description, FindingCode finding) {
    okta.answers.put("/oauth2/v1/token", refusal(error, description));

    verify(signIn(okta.origin(), true));

    assertThat(step(StepCode.CREDENTIAL).finding()).isEqualTo(finding);
    assertThat(step(StepCode.CREDENTIAL).providerWords()).isEqualTo(error + ": " + description);
    assertSkippedAfter(StepCode.CREDENTIAL);
  }

  /** R55, and what else Okta's network rules are called. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Requests from this address are blocked by a network zone. | ADDRESS_REFUSED
          The client IP is not allowed. | ADDRESS_REFUSED
          Access from this location is denied. | ADDRESS_REFUSED
          The organization is suspended. | CREDENTIAL_REJECTED
          """)
  void showsTheCausesThatOktaSends(String cause, FindingCode finding) {
    okta.answers.put(
        "/oauth2/v1/token",
        json(
            403,
            "{\"errorCode\":\"E0000006\",\"errorSummary\":\"You do not have permission\","
                + "\"errorCauses\":[{\"errorSummary\":\""
                + cause
                + "\"},{\"errorSummary\":\"Another one\"}]}"));

    verify();

    assertThat(step(StepCode.CREDENTIAL).finding()).isEqualTo(finding);
    assertThat(step(StepCode.CREDENTIAL).providerWords())
        .isEqualTo("E0000006: You do not have permission (" + cause + "; Another one)");
  }

  @Test
  void takesAPageInPlaceOfATokensRefusalForTheNetwork() {
    okta.answers.put("/oauth2/v1/token", answer(403, "text/html", "<html>Blocked</html>"));

    verify();

    assertThat(findings()).containsExactly(FindingCode.ADDRESS_REFUSED);
    assertThat(step(StepCode.CREDENTIAL).details()).isEmpty();
  }

  @Test
  void namesOurAddressWhereItIsRefusedAndKnown() {
    Settings settings =
        Settings.of(
            Map.of(
                Setting.OUTBOUND_TRUST_STORE, authority.writePem(directory).toString(),
                Setting.OUTBOUND_TRUSTED_ORIGINS, okta.origin(),
                Setting.OUTBOUND_ADDRESSES, "192.0.2.7,198.51.100.0/24"));
    adapter = new OktaAdapter(new OutboundHttp(settings), settings, CLOCK, CATALOG);
    HttpHandler refused = json(403, "{'errorCode':'E0000006','errorSummary':'Access denied'}");
    okta.answers.put("/.well-known/okta-organization", refused);

    verify();

    assertThat(step(StepCode.ORGANIZATION).finding()).isEqualTo(FindingCode.ADDRESS_REFUSED);
    assertThat(step(StepCode.ORGANIZATION).details()).containsExactly("192.0.2.7, 198.51.100.0/24");
    OrganizationNotFoundException notFound =
        catchThrowableOfType(
            OrganizationNotFoundException.class, () -> adapter.resolve(okta.origin(), LIMIT));
    assertThat(notFound.details()).containsExactly("192.0.2.7, 198.51.100.0/24");
  }

  @Test
  void keepsNothingSecretOfWhatTheProviderSays() {
    okta.answers.put(
        "/oauth2/v1/token",
        exchange ->
            refusal(
                    "invalid_client",
                    "Not accepted:\n\u0000\u202e "
                        + okta.tokenCalls().get(0).form().get("client_assertion")
                        + " x".repeat(10_000))
                .handle(exchange));

    verify();

    String words = step(StepCode.CREDENTIAL).providerWords();
    assertThat(words).startsWith("invalid_client: Not accepted: (token) x x").hasSizeLessThan(401);
    assertThat(words).doesNotContain("\n", "\u0000", "\u202e", "eyJ");
  }

  @Test
  void namesTheScopesThatAreMissing() {
    okta.grantedScopes.remove("okta.devices.read");
    okta.grantedScopes.remove("okta.groups.read");

    verify();

    assertThat(steps.stream().filter(s -> s.finding() == FindingCode.SCOPE_MISSING))
        .extracting(VerificationStep::subject)
        .containsExactly("okta.devices.read", "okta.groups.read");
    assertThat(step(StepCode.PROBE, "okta.groups.read").outcome()).isEqualTo(StepOutcome.SKIPPED);
    assertThat(step(StepCode.PROBE, "okta.users.read").outcome()).isEqualTo(StepOutcome.OK);
    // One for all, and one for the wider ones that would do as well.
    assertThat(okta.tokenCalls()).hasSize(2);
  }

  private PermissionView permission(VerificationResult result, String scope) {
    return result.permissions().stream()
        .filter(view -> view.name().equals(scope))
        .findFirst()
        .orElseThrow();
  }

  private SignIn signInFor(String... capabilities) {
    return new SignIn(
        okta.origin(),
        null,
        "0oa1",
        key(rsa.toJSONString()),
        false,
        CATALOG.needs(Workload.of("OKTA"), List.of(capabilities)));
  }

  @Test
  void tellsOfEachScopeWhetherItIsNeededAndGranted() {
    okta.grantedScopes.remove("okta.devices.read");
    okta.hasGrants("okta.logs.read");

    VerificationResult result = verify();

    assertThat(permission(result, "okta.users.read").verdict())
        .isEqualTo(PermissionVerdict.AS_NEEDED);
    assertThat(permission(result, "okta.users.read").capabilities())
        .containsExactly("users-backup");
    assertThat(permission(result, "okta.users.read").declared()).isEqualTo(Known.UNKNOWN);
    assertThat(permission(result, "okta.devices.read").verdict())
        .isEqualTo(PermissionVerdict.MISSING);
    assertThat(permission(result, "okta.appGrants.read").verdict())
        .isEqualTo(PermissionVerdict.AS_NEEDED);
    assertThat(permission(result, "okta.schemas.read").verdict())
        .isEqualTo(PermissionVerdict.NOT_USED);
    assertThat(permission(result, "okta.logs.read").verdict()).isEqualTo(PermissionVerdict.EXCESS);
  }

  @Test
  void tellsOfNoScopeWhatItCouldNotFindOut() {
    okta.answers.put("/oauth2/v1/token", answer(503, "text/html", "<h1>Down</h1>"));

    assertThat(verify().permissions()).isEmpty();
  }

  @Test
  void needsWhatTheChosenCapabilitiesTakeAndNoMore() {
    okta.grantedScopes.removeAll(List.of("okta.apps.read", "okta.users.read"));
    okta.grantedScopes.add("okta.logs.read");
    okta.answers.put("/api/v1/logs", json(200, "[{'uuid':'1'}]"));

    verify(signInFor("org-access", "system-log-backup"));

    assertThat(steps.stream().filter(s -> s.code() == StepCode.SCOPE))
        .extracting(VerificationStep::subject)
        .containsExactly("okta.logs.read", "okta.orgs.read", "okta.roles.read");
    assertThat(step(StepCode.PROBE, "okta.logs.read").outcome()).isEqualTo(StepOutcome.OK);
    assertThat(okta.paths()).contains("/api/v1/logs").doesNotContain("/api/v1/users");
    assertThat(steps.stream().filter(s -> s.finding() == FindingCode.SCOPE_EXCESS))
        .extracting(VerificationStep::subject)
        .contains("okta.users.read");
  }

  @Test
  void takesAWiderScopeForTheOneThatIsNeededAndCallsWithIt() {
    okta.grantedScopes.remove("okta.users.read");
    okta.grantedScopes.add("okta.users.manage");
    okta.hasGrants("okta.users.manage");

    VerificationResult result = verify();

    assertThat(step(StepCode.SCOPE, "okta.users.read").outcome()).isEqualTo(StepOutcome.OK);
    assertThat(step(StepCode.PROBE, "okta.users.read").outcome()).isEqualTo(StepOutcome.OK);
    assertThat(permission(result, "okta.users.read").verdict())
        .isEqualTo(PermissionVerdict.COVERED);
    assertThat(permission(result, "okta.users.read").coveredBy()).isEqualTo("okta.users.manage");
    assertThat(permission(result, "okta.users.manage").verdict())
        .isEqualTo(PermissionVerdict.WIDER_THAN_NEEDED);
    assertThat(step(StepCode.EXCESS).subject()).isEqualTo("okta.users.manage");
    assertThat(findings()).containsExactly(FindingCode.PERMISSION_WIDER);
  }

  @Test
  void missesARecommendedScopeLessThanARequiredOne() {
    okta.grantedScopes.addAll(
        List.of(
            "okta.users.manage",
            "okta.userTypes.manage",
            "okta.schemas.manage",
            "okta.roles.manage"));
    okta.hasGrants(okta.grantedScopes.toArray(String[]::new));

    verify(signInFor("org-access", "users-backup", "users-restore"));

    assertThat(step(StepCode.SCOPE, "okta.factors.manage").finding())
        .isEqualTo(FindingCode.SCOPE_RECOMMENDED);
    assertThat(step(StepCode.SCOPE, "okta.users.manage").outcome()).isEqualTo(StepOutcome.OK);
    assertThat(steps.stream().filter(s -> s.finding() == FindingCode.SCOPE_MISSING)).isEmpty();
  }

  @Test
  void doesWithoutOptionalScopesThatTheOrganizationDoesNotKnow() {
    okta.answers.put(
        "/oauth2/v1/token",
        exchange -> {
          if (okta.tokenCalls()
              .get(okta.tokenCalls().size() - 1)
              .scopes()
              .contains("okta.personal.adminSettings.read")) {
            refusal("invalid_scope", "Unknown scope.").handle(exchange);
          } else {
            okta.token(exchange);
          }
        });

    VerificationResult result = verify();

    assertThat(findings()).isEmpty();
    assertThat(okta.tokenCalls()).hasSize(2);
    assertThat(permission(result, "okta.personal.adminSettings.read").verdict())
        .isEqualTo(PermissionVerdict.NOT_USED);
  }

  @Test
  void saysThatNoScopeIsGrantedAlthoughTheKeyIsRight() {
    okta.grantedScopes.clear();

    verify();

    assertThat(step(StepCode.CREDENTIAL).outcome()).isEqualTo(StepOutcome.OK);
    assertThat(findings()).containsExactly(FindingCode.NO_SCOPE_GRANTED);
    assertThat(
            steps.stream()
                .filter(s -> s.code() == StepCode.SCOPE && s.outcome() == StepOutcome.FAILED))
        .extracting(VerificationStep::subject)
        .containsAll(PretendOkta.SEVEN)
        .hasSize(8);
    assertThat(step(StepCode.SCOPE, "").finding()).isEqualTo(FindingCode.NO_SCOPE_GRANTED);
    assertThat(step(StepCode.SCOPE, "").details())
        .containsExactly(String.join(", ", PretendOkta.SEVEN));
    assertThat(step(StepCode.SCOPE, "").providerWords()).contains("not allowed any");
    assertThat(step(StepCode.TOKEN_ORGANIZATION).outcome()).isEqualTo(StepOutcome.COULD_NOT_VERIFY);
    assertThat(step(StepCode.ROLE).outcome()).isEqualTo(StepOutcome.COULD_NOT_VERIFY);
    // All, two alone, and the wider ones that would do as well.
    assertThat(okta.tokenCalls()).hasSize(4);
    assertThat(steps.stream().filter(s -> s.code() == StepCode.PROBE))
        .allSatisfy(s -> assertThat(s.outcome()).isEqualTo(StepOutcome.SKIPPED));
  }

  @Test
  void doesWithoutTheScopeThatIsOnlyRecommended() {
    okta.grantedScopes.remove(PretendOkta.APP_GRANTS);
    okta.answers.put(
        "/oauth2/v1/token",
        exchange -> {
          if (okta.tokenCalls()
              .get(okta.tokenCalls().size() - 1)
              .scopes()
              .contains(PretendOkta.APP_GRANTS)) {
            refusal("invalid_scope", "Unknown scope.").handle(exchange);
          } else {
            okta.token(exchange);
          }
        });

    verify();

    // Nobody can grant what the organization does not have.
    assertThat(findings()).containsExactly(FindingCode.SCOPE_NOT_OFFERED);
    assertThat(step(StepCode.SCOPE, PretendOkta.APP_GRANTS).finding().severity())
        .isEqualTo(Severity.RECOMMENDATION);
    assertThat(step(StepCode.EXCESS).outcome()).isEqualTo(StepOutcome.SKIPPED);
  }

  /** What is only recommended is not offered; what is needed is missing. */
  @Test
  void tellsANeededScopeThatTheOrganizationDoesNotKnowAsThatAlone() {
    String needed = PretendOkta.SEVEN.get(2);
    okta.grantedScopes.remove(needed);
    okta.answers.put(
        "/oauth2/v1/token",
        exchange -> {
          if (okta.tokenCalls().get(okta.tokenCalls().size() - 1).scopes().contains(needed)) {
            refusal("invalid_scope", "Unknown scope.").handle(exchange);
          } else {
            okta.token(exchange);
          }
        });

    verify();

    assertThat(step(StepCode.SCOPE, needed).outcome()).isEqualTo(StepOutcome.FAILED);
    assertThat(step(StepCode.SCOPE, needed).finding()).isEqualTo(FindingCode.SCOPE_UNKNOWN);
    assertThat(findings()).doesNotContain(FindingCode.SCOPE_NOT_OFFERED);
    assertThat(
            steps.stream()
                .filter(s -> s.code() == StepCode.SCOPE)
                .filter(s -> !s.subject().equals(needed)))
        .allSatisfy(s -> assertThat(s.outcome()).isEqualTo(StepOutcome.OK));
  }

  @Test
  void namesTheScopeThatListsTheOthersWhereItIsNotGranted() {
    okta.grantedScopes.remove(PretendOkta.APP_GRANTS);

    verify();

    assertThat(findings()).containsExactly(FindingCode.EXCESS_NOT_VERIFIABLE);
    assertThat(step(StepCode.EXCESS).outcome()).isEqualTo(StepOutcome.COULD_NOT_VERIFY);
    assertThat(step(StepCode.EXCESS).details()).containsExactly(PretendOkta.APP_GRANTS);
  }

  @Test
  void namesScopesBeyondThoseThatAreNeeded() {
    okta.hasGrants("okta.users.manage", "okta.logs.read");

    verify();

    assertThat(steps.stream().filter(s -> s.code() == StepCode.EXCESS))
        .extracting(VerificationStep::subject)
        .containsExactly("okta.logs.read", "okta.users.manage");
    assertThat(step(StepCode.EXCESS, "okta.logs.read").finding())
        .isEqualTo(FindingCode.SCOPE_EXCESS);
    // To revoke it at once could take away what is in use.
    assertThat(step(StepCode.EXCESS, "okta.users.manage").finding())
        .isEqualTo(FindingCode.PERMISSION_WIDER);
    assertThat(step(StepCode.EXCESS, "okta.users.manage").details())
        .containsExactly("okta.users.read");
  }

  @Test
  void leavesOutGrantsThatWereRevoked() {
    okta.answers.put(
        "/api/v1/apps/0oa1/grants",
        json(
            200,
            "[{'scopeId':'okta.appGrants.read','status':'ACTIVE'},"
                + "{'scopeId':'okta.logs.read','status':'REVOKED'}]"));

    VerificationResult result = verify();

    assertThat(findings()).isEmpty();
    assertThat(result.permissions())
        .extracting(PermissionView::name)
        .doesNotContain("okta.logs.read");
  }

  @ParameterizedTest
  @CsvSource({"403, ADDRESS_REFUSED", "404, ANSWER_NOT_UNDERSTOOD", "401, TOKEN_REFUSED"})
  void tellsWhatStandsInOktasPlace(int status, FindingCode finding) {
    okta.answers.put("/api/v1/users", answer(status, "text/html", "<html>Blocked</html>"));

    verify();

    assertThat(findings()).containsExactly(finding);
    assertThat(step(StepCode.PROBE, "okta.users.read").finding()).isEqualTo(finding);
  }

  @Test
  void takesAnEmptyListOfGrantsForNoAnswer() {
    okta.answers.put("/api/v1/apps/0oa1/grants", json(200, "[]"));

    verify();

    assertThat(findings()).containsExactly(FindingCode.GRANTS_NOT_LISTED);
  }

  @Test
  void readsEveryPageOfTheGrantsButNoOtherHost() {
    String path = "/api/v1/apps/0oa1/grants";
    okta.answers.put(
        path,
        exchange -> {
          boolean second = exchange.getRequestURI().getQuery() != null;
          String next = (second ? "https://evil.example" : okta.origin()) + path + "?after=1";
          String scope = second ? "okta.logs.read" : "okta.users.read";
          json(
                  200,
                  "[{'scopeId':'" + scope + "','status':'ACTIVE'}]",
                  "Link",
                  "<" + okta.origin() + path + ">; rel=\"self\"",
                  "Link",
                  "<" + next + ">; rel=\"next\"")
              .handle(exchange);
        });

    verify();

    assertThat(step(StepCode.EXCESS).finding()).isEqualTo(FindingCode.GRANTS_NOT_LISTED);
    assertThat(step(StepCode.EXCESS).details()).containsExactly("evil.example");
    assertThat(step(StepCode.EXCESS, "okta.logs.read").finding())
        .isEqualTo(FindingCode.SCOPE_EXCESS);
    assertThat(okta.paths().stream().filter(path::equals)).hasSize(2);
  }

  /** R59 among them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://login.acme.example/api/v1/apps/0oa1/grants?after=x>; rel=\"next\"",
        "<https://login.acme.example/api/v1/apps/0oa1/grants?after=x>; rel=next",
        "<HERE/api/v1/apps/0oa1/grants>; rel=\"self\", <//evil.example/x>; rel=\"next\"",
        "<HERE.evil.example/api/v1/apps/0oa1/grants>; rel=\"next\"",
        "<HERE@evil.example/api/v1/apps/0oa1/grants>; rel=\"next\"",
        "<HERE/other/place>; rel=\"next\"",
        "<%%%>; rel=\"next\"",
        "<>; rel=\"next\"",
        "HERE/api/v1/apps/0oa1/grants?after=x; rel=\"next\"",
        "<HERE/api/v1/apps/0oa1/grants?after=x>; title=\"a\"; rel=\"last next\""
      })
  void concludesNothingFromAListOfGrantsThatIsCutOff(String link) {
    okta.answers.put(
        "/api/v1/apps/0oa1/grants",
        json(
            200,
            "[{'scopeId':'okta.appGrants.read','status':'ACTIVE'}]",
            "Link",
            link.replace("HERE", okta.origin())));
    okta.grantedScopes.add("okta.schemas.read");

    VerificationResult result = verify();

    assertThat(findings()).containsExactly(FindingCode.GRANTS_NOT_LISTED);
    assertThat(step(StepCode.EXCESS).outcome()).isEqualTo(StepOutcome.COULD_NOT_VERIFY);
    assertThat(permission(result, "okta.users.read").granted()).isEqualTo(Known.YES);
    assertThat(permission(result, "okta.schemas.read").granted()).isEqualTo(Known.YES);
    assertThat(result.permissions())
        .extracting(PermissionView::name)
        .doesNotContain("okta.logs.read");
    // Ten pages at most, and each of them once.
    assertThat(okta.callsOf("/api/v1/apps/0oa1/grants")).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void readsTheNextPageWhereverOktaWritesItsLink() {
    okta.answers.put(
        "/api/v1/apps/0oa1/grants",
        exchange -> {
          boolean second = exchange.getRequestURI().getQuery() != null;
          json(
                  200,
                  "[{'scopeId':'" + (second ? "okta.logs.read" : "okta.appGrants.read") + "'}]",
                  "Link",
                  second
                      ? "<" + okta.origin() + "/api/v1/apps/0oa1/grants>; rel=\"self\""
                      : "</api/v1/apps/0oa1/grants>; rel=self, </api/v1/apps/0oa1/grants?after=1>;"
                          + " rel=NEXT")
              .handle(exchange);
        });

    verify();

    assertThat(findings()).containsExactly(FindingCode.SCOPE_EXCESS);
  }

  @Test
  void saysThatAListOfMoreThanTenPagesWasNotReadToItsEnd() {
    okta.answers.put(
        "/api/v1/apps/0oa1/grants",
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          int page = query == null ? 0 : Integer.parseInt(query.substring("after=".length()));
          json(
                  200,
                  "[{'scopeId':'okta.appGrants.read'}]",
                  "Link",
                  "</api/v1/apps/0oa1/grants?after=" + (page + 1) + ">; rel=\"next\"")
              .handle(exchange);
        });

    verify();

    assertThat(findings()).containsExactly(FindingCode.GRANTS_NOT_LISTED);
    assertThat(okta.callsOf("/api/v1/apps/0oa1/grants")).hasSize(10);
  }

  /** As no Okta does, but a gateway in its place may. */
  @Test
  void doesNotKnowWhatIsGrantedWhereScopesAreRefusedTogether() {
    okta.answers.put(
        "/oauth2/v1/token",
        exchange -> {
          if (okta.tokenCalls().get(okta.tokenCalls().size() - 1).scopes().size() > 1) {
            refusal("invalid_scope", "One or more scopes are not configured.").handle(exchange);
          } else {
            okta.token(exchange);
          }
        });

    verify();

    assertThat(step(StepCode.SCOPE, "").finding()).isEqualTo(FindingCode.SCOPE_NOT_VERIFIABLE);
    assertThat(step(StepCode.SCOPE, "").details().get(0)).contains("okta.users.read");
    assertThat(step(StepCode.SCOPE, "okta.users.read").outcome())
        .isEqualTo(StepOutcome.COULD_NOT_VERIFY);
    assertThat(findings()).doesNotContain(FindingCode.SCOPE_MISSING, FindingCode.SCOPE_UNKNOWN);
    assertThat(okta.tokenCalls()).hasSize(6);
  }

  @Test
  void takesAnEmptyListOfRolesForNoRoleAndNotForSuccess() {
    okta.hasRoles();
    for (String list : List.of("apps", "groups", "users", "meta/types/user", "devices")) {
      okta.answers.put("/api/v1/" + list, json(200, "[]"));
    }

    verify();

    assertThat(step(StepCode.ROLE).outcome()).isEqualTo(StepOutcome.FAILED);
    assertThat(step(StepCode.ROLE).finding()).isEqualTo(FindingCode.ROLE_MISSING);
    // The empty lists are its consequences.
    assertThat(findings()).containsExactly(FindingCode.ROLE_MISSING);
    for (String scope : List.of("okta.users.read", "okta.devices.read")) {
      assertThat(step(StepCode.PROBE, scope).outcome()).isEqualTo(StepOutcome.FAILED);
      assertThat(step(StepCode.PROBE, scope).details()).containsExactly("ROLE_MISSING");
    }
  }

  @Test
  void explainsARefusedCallByTheRoleThatIsMissing() {
    okta.hasRoles();
    okta.answers.put("/api/v1/apps", json(403, "{'errorCode':'E0000006'}"));
    okta.answers.put("/api/v1/devices", json(404, "{'errorCode':'E0000007'}"));

    verify();

    assertThat(findings()).containsExactly(FindingCode.ROLE_MISSING);
    for (String scope : List.of("okta.apps.read", "okta.devices.read")) {
      assertThat(step(StepCode.PROBE, scope).outcome()).isEqualTo(StepOutcome.FAILED);
      assertThat(step(StepCode.PROBE, scope).details()).containsExactly("ROLE_MISSING");
    }
  }

  @Test
  void takesAnotherRoleForTooNarrowWhateverItIsCalled() {
    okta.hasRoles(
        "{'type':'READ_ONLY_ADMIN','status':'ACTIVE','label':'Read-only'}",
        "{'type':'CUSTOM','status':'ACTIVE','label':'SUPER_ADMIN'}",
        "{'type':'SUPER_ADMIN','status':'INACTIVE'}");

    verify();

    assertThat(step(StepCode.ROLE).finding()).isEqualTo(FindingCode.ROLE_TOO_NARROW);
    assertThat(step(StepCode.ROLE).outcome()).isEqualTo(StepOutcome.ATTENTION);
    assertThat(step(StepCode.ROLE).subject()).isEqualTo("CUSTOM:SUPER_ADMIN, READ_ONLY_ADMIN");
  }

  @Test
  void explainsARefusedCallByTheRoleThatIsTooNarrow() {
    okta.hasRoles("{'type':'HELP_DESK_ADMIN','status':'ACTIVE'}");
    okta.answers.put("/api/v1/apps", json(403, "{'errorCode':'E0000006'}"));

    verify();

    assertThat(findings()).containsExactly(FindingCode.ROLE_TOO_NARROW);
    assertThat(step(StepCode.ROLE).details()).containsExactly("okta.apps.read, okta.devices.read");
    for (String scope : List.of("okta.apps.read", "okta.devices.read")) {
      assertThat(step(StepCode.PROBE, scope).outcome()).isEqualTo(StepOutcome.ATTENTION);
      assertThat(step(StepCode.PROBE, scope).details()).containsExactly("ROLE_TOO_NARROW");
    }
  }

  @Test
  void doesNotGuessARoleThatItMayNotRead() {
    okta.grantedScopes.remove("okta.roles.read");

    verify();

    // That the scope is missing is found already.
    assertThat(findings()).containsExactly(FindingCode.SCOPE_MISSING);
    assertThat(step(StepCode.ROLE).outcome()).isEqualTo(StepOutcome.COULD_NOT_VERIFY);
    assertThat(step(StepCode.ROLE).details()).containsExactly("okta.roles.read");
  }

  @Test
  void tellsARefusedCallFromAMissingScopeAndAMissingFeature() {
    String forbidden = "{'errorCode':'E0000006','errorSummary':'You do not have permission'}";
    okta.answers.put("/api/v1/users", json(403, forbidden));
    okta.answers.put(
        "/api/v1/groups",
        answer(
            403,
            "text/plain",
            "",
            "WWW-Authenticate",
            "Bearer error=\"insufficient_scope\", error_description=\"The access token provided"
                + " does not contain the required scopes.\""));
    okta.answers.put("/api/v1/devices", json(401, "{'errorCode':'E0000015'}"));

    verify();

    assertThat(step(StepCode.PROBE, "okta.users.read").finding())
        .isEqualTo(FindingCode.PROBE_REFUSED);
    assertThat(step(StepCode.PROBE, "okta.users.read").providerWords())
        .isEqualTo("E0000006: You do not have permission");
    // The scope is in the token, so to grant it would change nothing.
    assertThat(step(StepCode.PROBE, "okta.groups.read").finding())
        .isEqualTo(FindingCode.REQUEST_REFUSED);
    assertThat(step(StepCode.PROBE, "okta.groups.read").providerWords())
        .contains("insufficient_scope");
    assertThat(step(StepCode.PROBE, "okta.devices.read").finding())
        .isEqualTo(FindingCode.FEATURE_NOT_AVAILABLE);
  }

  @Test
  void speaksToTheCanonicalHostOnlyAfterACustomDomainWasAsked() throws Exception {
    VerificationResult result = verify(signIn(custom.origin(), false));

    assertThat(findings()).isEmpty();
    assertThat(custom.paths()).containsOnly("/.well-known/okta-organization");
    assertThat(result.organization().host()).isEqualTo(okta.host());
    assertThat(result.organization().typedHost()).isEqualTo(custom.host());
    assertThat(okta.tokenCalls().get(0).assertion().getJWTClaimsSet().getAudience())
        .containsExactly(okta.origin() + "/oauth2/v1/token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.org",
        "https://okta.com.evil.org",
        "https://localhost:1",
        "http://acme.evil.org"
      })
  void sendsNoKeyToAHostOutsideTheList(String canonical) {
    custom.isAnOrganization(PretendOkta.ID, canonical);

    verify(signIn(custom.origin(), false));

    assertThat(step(StepCode.ORGANIZATION).outcome()).isEqualTo(StepOutcome.FAILED);
    assertThat(step(StepCode.ORGANIZATION).finding())
        .isIn(FindingCode.DOMAIN_NOT_ALLOWED, FindingCode.NOT_AN_ORGANIZATION);
    assertSkippedAfter(StepCode.ORGANIZATION);
    assertThat(okta.calls).isEmpty();
  }

  @Test
  void refusesACustomDomainWhoseHostIsAnotherOrganization() {
    okta.isAnOrganization("00o9other", okta.origin());

    verify(signIn(custom.origin(), false));

    assertThat(step(StepCode.ORGANIZATION).finding()).isEqualTo(FindingCode.OTHER_ORGANIZATION);
    assertThat(step(StepCode.ORGANIZATION).details()).containsExactly("00o9other", PretendOkta.ID);
    assertThat(okta.tokenCalls()).isEmpty();
  }

  @Test
  void signsInToNoOtherOrganizationThanBefore() {
    verify(new SignIn(okta.origin(), "00o0before", "0oa1", key(rsa.toJSONString()), false, NEEDS));

    assertThat(step(StepCode.ORGANIZATION).finding()).isEqualTo(FindingCode.OTHER_ORGANIZATION);
    assertThat(step(StepCode.ORGANIZATION).details()).containsExactly(PretendOkta.ID, "00o0before");
    assertThat(okta.tokenCalls()).isEmpty();
  }

  @Test
  void refusesATokenOfAnotherOrganization() {
    okta.answers.put("/api/v1/org", json(200, "{'id':'00o9other'}"));

    verify();

    assertThat(step(StepCode.TOKEN_ORGANIZATION).finding())
        .isEqualTo(FindingCode.OTHER_ORGANIZATION);
    assertThat(step(StepCode.TOKEN_ORGANIZATION).subject()).isEqualTo(okta.host());
    assertSkippedAfter(StepCode.TOKEN_ORGANIZATION);
  }

  @Test
  void takesARefusalOfItsApiForTheTokensOrganizationButNoUnknownToken() {
    okta.answers.put("/api/v1/org", json(403, "{'errorCode':'E0000006'}"));
    verify();
    assertThat(step(StepCode.TOKEN_ORGANIZATION).outcome()).isEqualTo(StepOutcome.OK);

    okta.answers.put("/api/v1/org", json(401, "{'errorCode':'E0000011'}"));
    verify();
    assertThat(step(StepCode.TOKEN_ORGANIZATION).finding()).isEqualTo(FindingCode.TOKEN_REFUSED);
  }

  @Test
  void saysThatAHostIsNoOrganization() {
    okta.answers.put(
        "/.well-known/okta-organization", answer(200, "text/html", "<html>Welcome</html>"));

    verify();

    assertThat(step(StepCode.ORGANIZATION).finding()).isEqualTo(FindingCode.NOT_AN_ORGANIZATION);
    assertSkippedAfter(StepCode.ORGANIZATION);
  }

  @Test
  void saysHowLongToWaitWhenThereWereTooManyCalls() {
    okta.answers.put(
        "/oauth2/v1/token",
        json(
            429,
            "{'errorCode':'E0000047','errorSummary':'API call exceeded rate limit'}",
            "X-Rate-Limit-Limit",
            "600",
            "X-Rate-Limit-Remaining",
            "0",
            "X-Rate-Limit-Reset",
            String.valueOf(Instant.now().plusSeconds(100_000).getEpochSecond())));

    verify();

    assertThat(step(StepCode.CREDENTIAL).finding()).isEqualTo(FindingCode.RATE_LIMITED);
    assertThat(step(StepCode.CREDENTIAL).details()).containsExactly("86400");
    assertThat(step(StepCode.CREDENTIAL).providerWords()).startsWith("E0000047");
    assertSkippedAfter(StepCode.CREDENTIAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.well-known/okta-organization", "/oauth2/v1/token", "/api/v1/org"})
  void makesAFailingProviderAResultOfUnverified(String path) {
    for (var trouble :
        Map.of(
                "down", answer(503, "text/html", "<h1>Down</h1>"),
                "broken", answer(200, "application/json", "{\"id\":"),
                "deep", answer(200, "application/json", "[".repeat(100_000)),
                "large", answer(200, "application/json", " ".repeat(2_000_000)),
                "moved", answer(302, "text/html", "", "Location", "https://evil.example/"))
            .entrySet()) {
      okta.answers.put(path, trouble.getValue());

      verify();

      assertThat(findings())
          .as(trouble.getKey())
          .isNotEmpty()
          .allSatisfy(f -> assertThat(f.severity()).isEqualTo(Severity.UNVERIFIED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.well-known/okta-organization", "/oauth2/v1/token", "/api/v1/org"})
  void endsWithAResultWhateverTheHeadersSay(String path) {
    for (String type : List.of(";;=", "application/json;charset=nonsense", "json", "a/b/c")) {
      okta.answers.put(
          path,
          answer(
              200,
              type,
              "{\"id\":7,\"token_type\":[],\"access_token\":null,\"scope\":{}}",
              "Date",
              "yesterday",
              "Link",
              "<%%%>; rel=\"next\"",
              "DPoP-Nonce",
              " ",
              "Set-Cookie",
              ";",
              "WWW-Authenticate",
              "\""));

      verify();

      assertThat(findings()).as(type).isNotEmpty();
      assertThat(steps).hasSizeGreaterThanOrEqualTo(19);
    }
  }

  @Test
  void refusesARedirectAndNamesItsHost() {
    okta.answers.put(
        "/oauth2/v1/token", answer(307, "text/html", "", "Location", "https://evil.example/"));

    verify();

    assertThat(step(StepCode.CREDENTIAL).finding()).isEqualTo(FindingCode.REDIRECTED);
    assertThat(step(StepCode.CREDENTIAL).details()).containsExactly("evil.example");
  }

  @Test
  void endsWithinItsLimitWhateverHangs() {
    okta.answers.put("/api/v1/org", this::hang);

    steps.clear();
    adapter.verify(signIn(okta.origin(), false), Duration.ofSeconds(2), steps::add);

    assertThat(step(StepCode.TOKEN_ORGANIZATION).finding()).isEqualTo(FindingCode.TIMED_OUT);
    assertThat(step(StepCode.TOKEN_ORGANIZATION).outcome()).isEqualTo(StepOutcome.COULD_NOT_VERIFY);
    assertSkippedAfter(StepCode.TOKEN_ORGANIZATION);
  }

  private void hang(com.sun.net.httpserver.HttpExchange exchange) {
    try {
      never.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void saysThatACertificateIsNotTrusted() throws Exception {
    try (PretendOkta stranger = new PretendOkta(new TestAuthority())) {
      adapter = adapter(stranger.origin());

      verify(signIn(stranger.origin(), false));

      assertThat(step(StepCode.ORGANIZATION).finding())
          .isEqualTo(FindingCode.CERTIFICATE_NOT_TRUSTED);
      assertThat(step(StepCode.ORGANIZATION).subject()).isEqualTo(stranger.host());
      assertThat(step(StepCode.ORGANIZATION).providerWords()).isEmpty();
      assertThat(step(StepCode.ORGANIZATION).details()).singleElement().asString().isNotEmpty();
      assertThat(stranger.calls).isEmpty();
    }
  }

  @Test
  void callsNobodyForADomainThatIsNoLongerTrusted() {
    adapter = adapter("https://elsewhere.example:8443");

    verify();

    assertThat(step(StepCode.ORGANIZATION).finding()).isEqualTo(FindingCode.DOMAIN_NOT_ALLOWED);
    assertThat(okta.calls).isEmpty();
    assertSkippedAfter(StepCode.ORGANIZATION);
  }

  /** Of an application with several keys: takes an assertion that names one of these alone. */
  private void takesKeysNamed(String refusesOthersAs, String... ids) {
    okta.answers.put(
        "/oauth2/v1/token",
        exchange -> {
          if (List.of(ids).contains(lastKeyId())) {
            okta.token(exchange);
          } else {
            refusal(
                    "invalid_client",
                    lastKeyId().isEmpty() ? "JWT kid is invalid." : refusesOthersAs)
                .handle(exchange);
          }
        });
  }

  private String lastKeyId() {
    try {
      String id =
          okta.tokenCalls().get(okta.tokenCalls().size() - 1).assertion().getHeader().getKeyID();
      return id == null ? "" : id;
    } catch (java.text.ParseException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private SignIn withUnnamedKey() throws Exception {
    String unnamed = new RSAKey.Builder(rsa).keyID(null).build().toJSONString();
    return new SignIn(okta.origin(), null, "0oa1", key(unnamed), false, NEEDS);
  }

  private String thumbprint() throws Exception {
    return rsa.computeThumbprint().toString();
  }

  @Test
  void namesAKeyByItsThumbprintOnceOneOfSeveralHasToBeNamed() throws Exception {
    takesKeysNamed("JWT kid is invalid.", thumbprint());

    verify(withUnnamedKey());
    assertThat(findings()).isEmpty();
    assertThat(okta.tokenCalls()).hasSize(2);

    verify(withUnnamedKey());
    assertThat(findings()).isEmpty();
    assertThat(okta.tokenCalls()).as("known by now").hasSize(3);
  }

  @Test
  void remembersTheNameOfAKeyAlsoWhereNoScopeIsGranted() throws Exception {
    takesKeysNamed("JWT kid is invalid.", thumbprint());
    okta.grantedScopes.clear();
    verify(withUnnamedKey());
    okta.calls.clear();

    verify(withUnnamedKey());

    assertThat(findings()).containsExactly(FindingCode.NO_SCOPE_GRANTED);
    assertThat(okta.tokenCalls())
        .allSatisfy(
            call -> assertThat(call.assertion().getHeader().getKeyID()).isEqualTo(thumbprint()));
  }

  @ParameterizedTest
  @CsvSource({
    "JWT kid is invalid., KEY_ID_NEEDED",
    "The client is disabled., APPLICATION_DISABLED"
  })
  void asksForTheIdOfAKeyWhoseThumbprintIsNone(String said, FindingCode finding) throws Exception {
    takesKeysNamed(said, "another");

    verify(withUnnamedKey());
    assertThat(findings()).containsExactly(finding);
    assertThat(okta.tokenCalls()).hasSize(2);
    assertSkippedAfter(StepCode.CREDENTIAL);

    verify(withUnnamedKey());
    assertThat(okta.tokenCalls()).as("not remembered").hasSize(4);
  }

  @Test
  void forgetsTheNameOfAKeyThatWasAddedAgainUnderAnother() throws Exception {
    takesKeysNamed("JWT kid is invalid.", thumbprint());
    verify(withUnnamedKey());
    okta.calls.clear();
    takesKeysNamed("JWT kid is invalid.", "");

    verify(withUnnamedKey());
    assertThat(findings()).isEmpty();
    assertThat(okta.tokenCalls()).hasSize(2);

    verify(withUnnamedKey());
    assertThat(okta.tokenCalls()).hasSize(3);
  }

  @Test
  void saysWhatIsRefusedOfAKeyWhoseNameIsKnown() throws Exception {
    takesKeysNamed("JWT kid is invalid.", thumbprint());
    verify(withUnnamedKey());
    okta.calls.clear();
    okta.answers.put("/oauth2/v1/token", refusal("access_denied", "Policy evaluation failed."));

    verify(withUnnamedKey());

    assertThat(findings()).containsExactly(FindingCode.POLICY_BLOCKED);
    assertThat(okta.tokenCalls()).hasSize(1);
  }

  @Test
  void doesNotBelieveAnEmptyListThatIsNeverEmpty() {
    okta.answers.put("/api/v1/users", json(200, "[]"));
    verify();
    assertThat(step(StepCode.PROBE, "okta.users.read").finding())
        .isEqualTo(FindingCode.PROBE_EMPTY);
    assertThat(step(StepCode.PROBE, "okta.devices.read").outcome())
        .as("an organization may have no device")
        .isEqualTo(StepOutcome.OK);

    okta.answers.put("/oauth2/v1/clients/0oa1/roles", json(403, "{'errorCode':'E0000006'}"));
    verify();
    assertThat(step(StepCode.PROBE, "okta.users.read").finding())
        .as("whatever the role is")
        .isEqualTo(FindingCode.PROBE_EMPTY);
  }

  @Test
  void leavesOpenWhatARoleThatCannotBeReadMayHide() {
    okta.answers.put(
        "/oauth2/v1/clients/0oa1/roles",
        json(403, "{'errorCode':'E0000006','errorSummary':'No.'}"));
    okta.answers.put("/api/v1/apps", json(403, "{'errorCode':'E0000006'}"));

    verify();

    assertThat(step(StepCode.ROLE).finding()).isEqualTo(FindingCode.ROLE_NOT_VERIFIABLE);
    assertThat(step(StepCode.ROLE).providerWords()).isEqualTo("E0000006: No.");
    assertThat(step(StepCode.PROBE, "okta.devices.read").outcome())
        .isEqualTo(StepOutcome.COULD_NOT_VERIFY);
    assertThat(step(StepCode.PROBE, "okta.devices.read").details())
        .containsExactly("ROLE_NOT_VERIFIABLE");
    assertThat(step(StepCode.PROBE, "okta.apps.read").finding())
        .isEqualTo(FindingCode.PROBE_REFUSED);
  }

  @Test
  void missesTheScopeItselfWhereTheWiderOneDoesNotDo() {
    okta.grantedScopes.remove("okta.users.read");
    okta.grantedScopes.add("okta.users.manage");
    okta.hasGrants("okta.users.manage");
    okta.answers.put("/api/v1/users", json(403, "{'error':'insufficient_scope'}"));

    verify();

    assertThat(step(StepCode.PROBE, "okta.users.read").finding())
        .isEqualTo(FindingCode.SCOPE_MISSING);
  }

  @Test
  void keepsAClientIdInsideItsPlace() {
    verify(new SignIn(okta.origin(), null, "../x?y#z", key(rsa.toJSONString()), false, NEEDS));

    assertThat(okta.paths()).contains("/oauth2/v1/clients/..%2Fx%3Fy%23z/roles");
  }

  /** For the organization as a verification found it before. */
  private IssuedToken token(Duration limit, String... scopes) throws ProviderRefusal {
    return adapter.token(
        new Organization(PretendOkta.ID, Cloud.GLOBAL, okta.host(), okta.host(), "", ""),
        signIn(okta.origin(), false).client(),
        NeededScopes.permissions(List.of(scopes)),
        limit);
  }

  private ProviderRefusal refusedToken(Duration limit, String... scopes) {
    return catchThrowableOfType(ProviderRefusal.class, () -> token(limit, scopes));
  }

  @Test
  void givesATokenForTheAskedScopesAlone() throws Exception {
    IssuedToken issued = token(LIMIT, "okta.users.read", "okta.groups.read");

    assertThat(issued.scopes()).containsExactlyInAnyOrder("okta.users.read", "okta.groups.read");
    assertThat(issued.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
    assertThat(okta.paths()).containsExactly("/oauth2/v1/token");
    assertThat(okta.tokenCalls().get(0).scopes())
        .containsExactlyInAnyOrder("okta.users.read", "okta.groups.read");
  }

  @Test
  void givesNoTokenThatLacksAnAskedScope() {
    ProviderRefusal refused = refusedToken(LIMIT, "okta.users.read", "okta.policies.read");

    assertThat(refused.finding()).isEqualTo(FindingCode.SCOPE_MISSING);
    assertThat(refused.subject()).contains("okta.policies.read");
  }

  @Test
  void asksForNoTokenAtAHostThatTheSettingsNoLongerAllow() {
    adapter = adapter(custom.origin());

    assertThat(refusedToken(LIMIT, "okta.users.read").finding())
        .isEqualTo(FindingCode.DOMAIN_NOT_ALLOWED);
    assertThat(okta.calls).isEmpty();
  }

  @Test
  void waitsForATokenWithinItsOwnLimit() {
    okta.answers.put(
        "/oauth2/v1/token",
        exchange -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });

    assertThat(refusedToken(Duration.ofMillis(500), "okta.users.read").finding())
        .isEqualTo(FindingCode.TIMED_OUT);
  }
}

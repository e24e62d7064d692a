package dev.connections.provider.microsoft;

import static dev.connections.provider.microsoft.PretendEntra.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.console.grant.GrantEnd;
import dev.connections.credential.ClientSecret;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Organization;
import dev.connections.provider.Registration;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.SigningPerson;
import dev.connections.provider.call.ProviderRefusal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which tenant an ID token may be of: its issuer has to be the very tenant that it names. */
@Timeout(60)
class MicrosoftIdTokenTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String OTHER = "99999999-aaaa-4bbb-8ccc-000000000009";
  private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private PretendEntra entra;
  private MicrosoftAdapter adapter;
  private RSAKey key;

  @BeforeEach
  void opens(@TempDir Path folder) throws Exception {
    var authority = new TestAuthority();
    entra = new PretendEntra(authority);
    Settings settings =
        Settings.of(
            Map.of(
                Setting.OUTBOUND_TRUST_STORE,
                authority.writePem(folder).toString(),
                Setting.OUTBOUND_TRUSTED_ORIGINS,
                entra.origin(),
                Setting.MICROSOFT_CLOUDS,
                "GLOBAL",
                Setting.MICROSOFT_GLOBAL_LOGIN,
                entra.origin(),
                Setting.MICROSOFT_GLOBAL_GRAPH,
                entra.origin()));
    adapter = new MicrosoftAdapter(new OutboundHttp(settings), settings, Clock.systemUTC());
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    entra.answers.put(
        "/organizations/discovery/v2.0/keys",
        json(200, new JWKSet(key.toPublicJWK()).toJSONObject()));
    entra.answers.put(
        "/" + PretendEntra.TENANT + "/v2.0/.well-known/openid-configuration",
        json(200, Map.of("issuer", issuer(PretendEntra.TENANT))));
  }

  @AfterEach
  void closes() {
    entra.close();
  }

  private String issuer(String tenant) {
    return entra.origin() + "/" + tenant + "/v2.0";
  }

  private GrantedSignIn finish(String issuer, String tenant) throws Exception {
    return finish("organizations", null, issuer, tenant);
  }

  private static Organization organization(Cloud cloud) {
    return new Organization(
        PretendEntra.TENANT, cloud, "contoso.onmicrosoft.com", PretendEntra.DOMAIN, "Contoso", "");
  }

  private static SignInRequest request(Organization organization) {
    return SigningPerson.request(
        new Registration(
            Workload.of("MICROSOFT_365"),
            PretendEntra.CLIENT,
            new ClientSecret("a secret of ours", null)),
        organization,
        List.of(),
        "");
  }

  /**
   * @param asked where the person was sent
   */
  private GrantedSignIn finish(
      String asked, Organization organization, String issuer, String tenant) throws Exception {
    Instant now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(PretendEntra.CLIENT)
            .subject("s")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", "n1")
            .claim("oid", "o1")
            .claim("preferred_username", "svc@contoso.example")
            .claim("tid", tenant)
            .build();
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
    token.sign(new RSASSASigner(key));
    entra.answers.put(
        "/" + asked + "/oauth2/v2.0/token",
        json(
            200,
            Map.of(
                "token_type",
                "Bearer",
                "expires_in",
                3599,
                "access_token",
                "opaque",
                "refresh_token",
                "r1",
                "id_token",
                token.serialize())));
    return adapter.finish(request(organization), "c1", null, LIMIT);
  }

  private FindingCode refusal(String issuer, String tenant) {
    return catchThrowableOfType(ProviderRefusal.class, () -> finish(issuer, tenant)).finding();
  }

  @Test
  void takesTheTenantThatIssuedIt() throws Exception {
    GrantedSignIn granted = finish(issuer(PretendEntra.TENANT), PretendEntra.TENANT);

    assertThat(granted.organization().id()).isEqualTo(PretendEntra.TENANT);
    assertThat(granted.accountId()).isEqualTo("o1");
    assertThat(granted.account()).isEqualTo("svc@contoso.example");
    assertThat(granted.refreshToken()).isEqualTo("r1");
  }

  @Test
  void takesTheTenantAsItIsKnownWherePeopleWereSentThere() throws Exception {
    entra.answers.put(
        "/" + PretendEntra.TENANT + "/discovery/v2.0/keys",
        json(200, new JWKSet(key.toPublicJWK()).toJSONObject()));
    Organization known = organization(Cloud.GLOBAL);

    assertThat(
            finish(
                    PretendEntra.TENANT,
                    known,
                    issuer(PretendEntra.TENANT.toUpperCase(Locale.ROOT)),
                    PretendEntra.TENANT.toUpperCase(Locale.ROOT))
                .organization())
        .isEqualTo(known);
    assertThat(entra.paths()).doesNotContain(metadata(PretendEntra.TENANT));

    entra.answers.put(metadata(OTHER), json(200, Map.of("issuer", issuer(OTHER))));
    assertThat(finish(PretendEntra.TENANT, known, issuer(OTHER), OTHER).organization().id())
        .as("so that nobody takes it for the one that was asked")
        .isEqualTo(OTHER);
  }

  private static String metadata(String tenant) {
    return "/" + tenant + "/v2.0/.well-known/openid-configuration";
  }

  @Test
  void refusesATenantOfACloudThatIsLeftOut() {
    entra.answers.put(
        metadata(PretendEntra.TENANT),
        json(
            200,
            Map.of(
                "issuer",
                issuer(PretendEntra.TENANT),
                "msgraph_host",
                "microsoftgraph.chinacloudapi.cn")));
    assertThat(refusal(issuer(PretendEntra.TENANT), PretendEntra.TENANT))
        .isEqualTo(FindingCode.WRONG_CLOUD);

    entra.calls.clear();
    assertThat(
            catchThrowableOfType(
                    ProviderRefusal.class,
                    () -> adapter.begin(request(organization(Cloud.of("CHINA"))), LIMIT))
                .finding())
        .isEqualTo(FindingCode.WRONG_CLOUD);
    assertThat(entra.calls).isEmpty();
  }

  @Test
  void sendsPeopleToTheirTenantOrToThatOfAnyOrganization() throws Exception {
    assertThat(adapter.begin(request(null), LIMIT).toString())
        .startsWith(entra.origin() + "/organizations/oauth2/v2.0/authorize?")
        .contains("scope=openid+profile+offline_access")
        .contains("prompt=select_account");
    assertThat(adapter.begin(request(organization(Cloud.GLOBAL)), LIMIT).toString())
        .startsWith(entra.origin() + "/" + PretendEntra.TENANT + "/oauth2/v2.0/authorize?");
    assertThat(entra.calls).isEmpty();
  }

  @Test
  void believesNoAnswerOfAnotherServer() throws Exception {
    Organization known = organization(Cloud.GLOBAL);

    assertThat(adapter.read(known, "access_denied", "", "https://elsewhere.example"))
        .isEqualTo(GrantEnd.OTHER_ISSUER);
    assertThat(adapter.read(null, "access_denied", "", "https://elsewhere.example"))
        .isEqualTo(GrantEnd.OTHER_ISSUER);
    assertThat(adapter.read(known, "access_denied", "", issuer(PretendEntra.TENANT)))
        .isEqualTo(GrantEnd.DECLINED);
    assertThat(adapter.read(null, "access_denied", "", null)).isEqualTo(GrantEnd.DECLINED);
    assertThat(
            catchThrowableOfType(
                    ProviderRefusal.class,
                    () -> adapter.finish(request(null), "c1", "https://elsewhere.example", LIMIT))
                .finding())
        .isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(entra.calls).isEmpty();
  }

  @Test
  void refusesOneThatNamesAnotherTenantThanTheOneThatIssuedIt() {
    assertThat(refusal(issuer(PretendEntra.TENANT), OTHER)).isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(refusal("https://elsewhere.example/" + OTHER + "/v2.0", OTHER))
        .isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(refusal(issuer(PretendEntra.TENANT), null)).isEqualTo(FindingCode.OTHER_ISSUER);
  }

  @Test
  void refusesPersonalAccounts() {
    assertThat(refusal(issuer(PERSONAL), PERSONAL)).isEqualTo(FindingCode.NOT_AN_ORGANIZATION);
  }

  @Test
  void refusesWhatIsNoTenantAtAll() {
    assertThat(refusal(issuer("organizations"), "organizations"))
        .isEqualTo(FindingCode.NOT_AN_ORGANIZATION);
  }
}

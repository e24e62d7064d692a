package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.Permission;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.credential.Grant;
import dev.connections.credential.RefreshTokens;
import dev.connections.credential.SigningKey;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.Registration;
import dev.connections.provider.SignIn;
import dev.connections.provider.SignInFlow;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.TokenSource;
import dev.connections.provider.Verifier;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.oauth.OAuthProviders;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * A workload of which there is a catalog file and no code, at a real authorization server: what the
 * generic provider does, without the rest of the product, and then a person with all of it.
 */
class CatalogFileAtKeycloakLongIT {
  private static final Workload ACME = Workload.of("ACME_CLOUD");
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final URI RETURN = URI.create("https://console.example.com/grant/callback");
  private static final String VERIFIER = "the-verifier-of-this-test-is-not-random-at-all";
  private static final Permission READ = new Permission("cloud", "files.read", "");
  private static final Permission WRITE = new Permission("cloud", "files.write", "");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static Keycloak keycloak;
  private static ECKey key;
  private static OutboundHttp outbound;
  private static Product product;

  @TempDir static Path work;

  @BeforeAll
  static void start() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).keyID("key-1").keyUse(KeyUse.SIGNATURE).generate();
    String keys = new JWKSet(key.toPublicJWK()).toString().replace("\"", "\\\"");
    product = Product.named("acme-cloud");
    keycloak =
        Keycloak.launch(
            Files.writeString(
                work.resolve("realm.json"),
                resource("keycloak-workload-realm.json")
                    .replace("@KEYS@", keys)
                    .replace("@PRODUCT@", product.uri("/grant/callback").toString())));
    keycloak.awaitReady();
    outbound =
        new OutboundHttp(Settings.of(Map.of(Setting.OUTBOUND_TRUSTED_ORIGINS, keycloak.origin())));
    addScope("files.read");
    addScope("files.write");
    keycloak.administer(
        "POST", "", "{\"realm\":\"other\",\"enabled\":true,\"sslRequired\":\"none\"}");
  }

  @AfterAll
  static void stop() {
    if (keycloak != null) {
      keycloak.close();
    }
  }

  private static String resource(String name) throws Exception {
    return Files.readString(Path.of(CatalogFileAtKeycloakLongIT.class.getResource(name).toURI()));
  }

  /** Part of a token where it is asked for. */
  private static void addScope(String name) throws Exception {
    keycloak.administer(
        "POST",
        "/acme/client-scopes",
        "{\"name\":\"%s\",\"protocol\":\"openid-connect\",\"attributes\":{\"include.in.token.scope\":\"true\"}}"
            .formatted(name));
    String scope = idOf("/acme/client-scopes", "name", name);
    for (String client : List.of("platform", "platform-with-key")) {
      keycloak.administer(
          "PUT",
          "/acme/clients/"
              + idOf("/acme/clients", "clientId", client)
              + "/optional-client-scopes/"
              + scope,
          null);
    }
  }

  private static String idOf(String list, String member, String value) throws Exception {
    for (JsonNode one : JSON.readTree(keycloak.administer("GET", list, null))) {
      if (one.path(member).asText().equals(value)) {
        return one.path("id").asText();
      }
    }
    throw new AssertionError("no " + value + " in " + list);
  }

  /** Of the operator's, with the file. */
  private static Path catalogFolder(String realm) throws Exception {
    return catalogFolder(realm, "\"id\": \"idToken:/org\", \"name\": \"call:/org_name\"");
  }

  /**
   * @param organization how the file says which organization it is
   */
  private static Path catalogFolder(String realm, String organization) throws Exception {
    Path folder = Files.createTempDirectory(work, "catalog");
    Files.writeString(
        folder.resolve("acme-cloud.json"),
        resource("acme-cloud.json")
            .replace("@ORGANIZATION@", organization)
            .replace("@ISSUER@", keycloak.origin() + "/realms/" + realm)
            .replace("@ORIGIN@", keycloak.origin()));
    return folder;
  }

  /** The provider that the file makes. */
  private static ProviderAdapter provider(String realm) throws Exception {
    Path folder = catalogFolder(realm);
    return new OAuthProviders(catalog(folder), outbound, Clock.systemUTC()).of(ACME).orElseThrow();
  }

  private static Catalog catalog(Path folder) {
    return new Catalog(
        Settings.of(Map.of(Setting.CATALOG_DIRECTORY, folder.toString())), Clock.systemUTC());
  }

  private static Registration withSecret() {
    return new Registration(ACME, "platform", new ClientSecret("a-secret-of-the-test", null));
  }

  private static Registration withKey() {
    return new Registration(ACME, "platform-with-key", new SigningKey(key, "JWK"));
  }

  private static SignInRequest request(Registration registration, Permission... permissions) {
    return new SignInRequest(
        registration, null, List.of(permissions), RETURN, "state-1", "nonce-1", VERIFIER, "", true);
  }

  private record Answer(String code, String issuer, String state) {}

  private static Answer signIn(SignInFlow flow, SignInRequest request) throws Exception {
    URI back = keycloak.signIn(flow.begin(request, LIMIT), "backup");
    assertThat(back.toString()).startsWith(RETURN + "?");
    Map<String, String> told = query(back);
    return new Answer(told.get("code"), told.get("iss"), told.get("state"));
  }

  private static Map<String, String> query(URI address) {
    return URLUtils.parseParameters(address.getRawQuery()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().get(0)));
  }

  private static GrantedSignIn granted(ProviderAdapter provider, Registration registration)
      throws Exception {
    SignInFlow flow = (SignInFlow) provider;
    SignInRequest request = request(registration, READ, WRITE);
    Answer answer = signIn(flow, request);
    return flow.finish(request, answer.code(), answer.issuer(), LIMIT);
  }

  /** Keeps the refresh token of one grant, as the product does in its database. */
  private static final class Kept implements RefreshTokens {
    private String token;

    Kept(String token) {
      this.token = token;
    }

    @Override
    public synchronized <T, X extends Exception> T use(Use<T, X> use) throws X {
      Used<T> used = use.with(token);
      token = used.replacement() == null ? token : used.replacement();
      return used.answer();
    }
  }

  private static Credential grant(Registration registration, GrantedSignIn granted, Kept kept) {
    return new Grant(
        registration.credential(),
        kept,
        granted.scopes(),
        granted.accountId(),
        granted.account(),
        granted.endsAt());
  }

  private static IssuedToken token(
      ProviderAdapter provider,
      Registration registration,
      GrantedSignIn granted,
      Kept kept,
      Permission... permissions)
      throws ProviderRefusal {
    return ((TokenSource) provider)
        .token(
            granted.organization(),
            new OAuthClient(registration.clientId(), grant(registration, granted, kept), false),
            List.of(permissions),
            LIMIT);
  }

  private static List<String> verified(
      ProviderAdapter provider, Registration registration, GrantedSignIn granted, Kept kept)
      throws Exception {
    Path folder = catalogFolder("acme");
    List<VerificationStep> steps = new ArrayList<>();
    ((Verifier) provider)
        .verify(
            new SignIn(
                granted.organization().host(),
                granted.organization().id(),
                registration.clientId(),
                grant(registration, granted, kept),
                false,
                catalog(folder).needs(ACME, List.of("files-backup", "files-restore"))),
            LIMIT,
            steps::add);
    return steps.stream()
        .map(
            step ->
                step.code()
                    + " "
                    + step.outcome()
                    + (step.subject().isEmpty() ? "" : " " + step.subject())
                    + (step.finding() == null ? "" : " " + step.finding()))
        .toList();
  }

  private static FindingCode refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ProviderRefusal.class, call).finding();
  }

  @Test
  void pushesTheRequestAndFindsOutWhoseOrganizationWasGranted() throws Exception {
    SignInFlow flow = (SignInFlow) provider("acme");
    SignInRequest request = request(withSecret(), READ, WRITE);
    assertThat(query(flow.begin(request, LIMIT))).containsOnlyKeys("client_id", "request_uri");

    Answer answer = signIn(flow, request);
    GrantedSignIn granted = flow.finish(request, answer.code(), answer.issuer(), LIMIT);

    assertThat(answer.state()).isEqualTo("state-1");
    assertThat(answer.issuer()).isEqualTo(keycloak.issuer());
    assertThat(granted.organization())
        .extracting(Organization::id, Organization::name)
        .containsExactly("org-4711", "Acme Ltd");
    assertThat(granted.account()).isEqualTo("backup");
    assertThat(granted.scopes()).containsExactlyInAnyOrder("files.read", "files.write");
    assertThat(granted.refreshToken()).isNotBlank();
  }

  @Test
  void redeemsACodeOnceAndByItsVerifierAlone() throws Exception {
    SignInFlow flow = (SignInFlow) provider("acme");
    SignInRequest request = request(withSecret(), READ);
    Answer answer = signIn(flow, request);
    flow.finish(request, answer.code(), answer.issuer(), LIMIT);

    assertThat(refusal(() -> flow.finish(request, answer.code(), answer.issuer(), LIMIT)))
        .isEqualTo(FindingCode.GRANT_REVOKED);

    Answer second = signIn(flow, request);
    SignInRequest other =
        new SignInRequest(
            withSecret(), null, List.of(READ), RETURN, "s", "nonce-1", VERIFIER + "2", "", true);
    assertThat(refusal(() -> flow.finish(other, second.code(), second.issuer(), LIMIT)))
        .isEqualTo(FindingCode.GRANT_REVOKED);
  }

  @Test
  void refusesTheAnswerToAnotherRequest() throws Exception {
    SignInFlow flow = (SignInFlow) provider("acme");
    Answer answer = signIn(flow, request(withSecret(), READ));
    SignInRequest otherNonce =
        new SignInRequest(
            withSecret(), null, List.of(READ), RETURN, "state-1", "nonce-2", VERIFIER, "", true);

    assertThat(refusal(() -> flow.finish(otherNonce, answer.code(), answer.issuer(), LIMIT)))
        .isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
  }

  @Test
  void refreshesWithAReplacementEachTimeAndNotByAnOldToken() throws Exception {
    ProviderAdapter provider = provider("acme");
    GrantedSignIn granted = granted(provider, withSecret());
    Kept kept = new Kept(granted.refreshToken());

    IssuedToken first = token(provider, withSecret(), granted, kept, READ, WRITE);
    String replaced = kept.token;
    IssuedToken second = token(provider, withSecret(), granted, kept, READ);

    assertThat(first.scopes()).containsExactlyInAnyOrder("files.read", "files.write");
    assertThat(second.scopes()).containsExactly("files.read");
    assertThat(Set.of(granted.refreshToken(), replaced, kept.token)).hasSize(3);
    // Which of two came first Keycloak knows by whole seconds.
    Poll.until(
        Duration.ofSeconds(20),
        () -> {
          Kept old = new Kept(granted.refreshToken());
          ProviderRefusal refused =
              catchThrowableOfType(
                  ProviderRefusal.class, () -> token(provider, withSecret(), granted, old, READ));
          assertThat(refused).isNotNull();
          assertThat(refused.finding()).isEqualTo(FindingCode.GRANT_REVOKED);
          assertThat(old.token).isEqualTo(granted.refreshToken());
        });
  }

  @Test
  void signsWithAKeyAndProvesPossessionOfItsTokens() throws Exception {
    ProviderAdapter provider = provider("acme");
    GrantedSignIn granted = granted(provider, withKey());
    Kept kept = new Kept(granted.refreshToken());

    IssuedToken issued = token(provider, withKey(), granted, kept, READ);

    assertThat(granted.organization().name()).isEqualTo("Acme Ltd");
    assertThat(issued.proofKey()).isNotNull();
    assertThat(issued.token().getType().getValue()).isEqualTo("DPoP");
  }

  @Test
  void verifiesAGrant() throws Exception {
    ProviderAdapter provider = provider("acme");
    GrantedSignIn granted = granted(provider, withSecret());
    Kept kept = new Kept(granted.refreshToken());

    assertThat(verified(provider, withSecret(), granted, kept))
        .containsExactly(
            "ORGANIZATION OK org-4711",
            "CREDENTIAL OK",
            "TOKEN_ORGANIZATION OK",
            "SCOPE OK files.read",
            "SCOPE OK files.write",
            "PROBE OK files.read",
            "EXCESS OK");
    // What the verification replaced is not lost.
    assertThat(token(provider, withSecret(), granted, kept, READ).scopes())
        .containsExactly("files.read");
  }

  @Test
  void givesAGrantBack() throws Exception {
    ProviderAdapter provider = provider("acme");
    GrantedSignIn granted = granted(provider, withSecret());
    Kept kept = new Kept(granted.refreshToken());

    ((SignInFlow) provider)
        .revoke(withSecret(), granted.organization(), granted.refreshToken(), LIMIT);

    assertThat(refusal(() -> token(provider, withSecret(), granted, kept, READ)))
        .isEqualTo(FindingCode.GRANT_REVOKED);
  }

  @Test
  void saysThatAnAdministratorEndedTheGrant() throws Exception {
    ProviderAdapter provider = provider("acme");
    GrantedSignIn granted = granted(provider, withSecret());
    Kept kept = new Kept(granted.refreshToken());
    token(provider, withSecret(), granted, kept, READ);

    keycloak.administer("POST", "/acme/users/" + granted.accountId() + "/logout", null);

    assertThat(verified(provider, withSecret(), granted, kept))
        .startsWith("ORGANIZATION OK org-4711", "CREDENTIAL FAILED GRANT_REVOKED");
    assertThat(refusal(() -> token(provider, withSecret(), granted, kept, READ)))
        .isEqualTo(FindingCode.GRANT_REVOKED);
  }

  @Test
  void refusesTheAnswersAndTokensOfAnotherRealm() throws Exception {
    ProviderAdapter acme = provider("acme");
    GrantedSignIn granted = granted(acme, withSecret());
    Answer answer = signIn((SignInFlow) acme, request(withSecret(), READ));
    ProviderAdapter other = provider("other");
    SignInRequest request = request(withSecret(), READ);

    assertThat(
            refusal(
                () -> ((SignInFlow) other).finish(request, answer.code(), answer.issuer(), LIMIT)))
        .isEqualTo(FindingCode.OTHER_ISSUER);
    // That realm does not know the client either.
    assertThat(
            refusal(
                () -> token(other, withSecret(), granted, new Kept(granted.refreshToken()), READ)))
        .isEqualTo(FindingCode.CREDENTIAL_REJECTED);
    assertThat(refusal(() -> ((SignInFlow) provider("nowhere")).begin(request, LIMIT)))
        .isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
  }

  /** The whole way, in Chromium. */
  @Nested
  @ExtendWith(Browsers.class)
  class InABrowser {
    @AfterEach
    void stop() {
      product.close();
    }

    @Test
    void leadsFromTheWizardOverTheServersPageToAConnectionThatWorks(Browser browser)
        throws Exception {
      // What the server's own pages have to say is not about ours.
      browser.expectErrors(message -> message.startsWith(keycloak.origin()));
      started(catalogFolder("acme"));
      People.signIn(browser, product);
      Wizard wizard = Wizard.begin(product, browser).system("Acme", "Acme Cloud");
      wizard.next().at("Service account").next().at("Sign in");
      browser.press("Sign in at Acme Cloud");
      assertThat(browser.address()).startsWith(keycloak.issuer() + "/");
      signIn(browser, "password of somebody else");
      browser.sees("Invalid username or password.");
      signIn(browser, "password of backup");

      wizard.at("Review");
      assertThat(browser.address()).startsWith(product.uri("/").toString());
      assertThat(browser.address()).doesNotContain("code=", "state=", "iss=");
      browser.sees("Acme Ltd");
      browser.sees("backup");
      wizard.done();
      browser.sees("The connection Acme is added.");
      ConnectionPage page = ConnectionPage.here(product, browser).is("No issues");
      browser.sees("Access granted by backup");

      keycloak.administer(
          "POST", "/acme/users/" + idOf("/acme/users", "username", "backup") + "/logout", null);
      page.verify();
      browser.sees("The sign-in was revoked");
      browser.assertClean();
      assertThat(Files.readString(product.log()) + product.console())
          .doesNotContain("a-secret-of-the-test", "code_verifier");
    }

    @Test
    void letsThePersonChooseAmongTheOrganizationsThatTheAccountReaches(Browser browser)
        throws Exception {
      browser.expectErrors(message -> message.startsWith(keycloak.origin()));
      tellOrganizations(
          "[{\"id\":\"org-east\",\"name\":\"Acme East\"},{\"id\":\"org-west\",\"name\":\"Acme"
              + " West\"}]");
      started(
          catalogFolder(
              "acme",
              "\"list\": \"/organizations\", \"id\": \"call:/id\", \"name\": \"call:/name\""));
      People.signIn(browser, product);
      Wizard wizard = Wizard.begin(product, browser).system("West", "Acme Cloud");
      wizard.next().at("Service account").next().at("Sign in");
      browser.press("Sign in at Acme Cloud");
      signIn(browser, "password of backup");

      browser.sees("Acme East");
      browser.assertAccessible();
      browser.picture("organization-choice");
      browser.width(390).picture("organization-choice-narrow");
      browser.width(1280).press("Choose Acme West");

      wizard.at("Review");
      browser.sees("org-west");
      wizard.done();
      ConnectionPage.here(product, browser).is("No issues");
      browser.sees("Access granted by backup");
    }

    /** What the account's own answer lists from now on. */
    private static void tellOrganizations(String list) throws Exception {
      keycloak.administer(
          "POST",
          "/acme/clients/"
              + idOf("/acme/clients", "clientId", "platform")
              + "/protocol-mappers/models",
          JSON.createObjectNode()
              .put("name", "organizations")
              .put("protocol", "openid-connect")
              .put("protocolMapper", "oidc-hardcoded-claim-mapper")
              .set(
                  "config",
                  JSON.createObjectNode()
                      .put("claim.name", "organizations")
                      .put("claim.value", list)
                      .put("jsonType.label", "JSON")
                      .put("id.token.claim", "false")
                      .put("access.token.claim", "false")
                      .put("userinfo.token.claim", "true"))
              .toString());
    }

    private static void started(Path catalog) {
      product
          .with("CONNECTIONS_CATALOG_DIRECTORY", catalog.toString())
          .with("CONNECTIONS_SYSTEM_ACME_CLOUD_CLIENT_ID", "platform")
          .with("CONNECTIONS_SYSTEM_ACME_CLOUD_CLIENT_SECRET", "a-secret-of-the-test")
          .with("CONNECTIONS_OUTBOUND_TRUSTED_ORIGINS", keycloak.origin())
          .start();
    }

    private static void signIn(Browser browser, String password) {
      browser.find(By.id("username")).clear();
      browser.find(By.id("username")).sendKeys("backup");
      browser.find(By.id("password")).sendKeys(password);
      browser.find(By.id("kc-login")).click();
    }
  }
}

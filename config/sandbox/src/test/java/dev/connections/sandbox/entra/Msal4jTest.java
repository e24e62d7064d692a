package dev.connections.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.AuthorizationRequestUrlParameters;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.RefreshTokenParameters;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.Visitor;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.NewKeys;
import dev.connections.sandbox.server.RefreshToken;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft's own MSAL4J gets along with the sandbox where Entra would let it, and only there. */
class Msal4jTest {
  @TempDir static Path folder;
  static Sandbox sandbox;
  static TestClient http;

  private final Tenant contoso = sandbox.contoso();
  private final AppRegistration app = contoso.app(ReadyRegistration.BACKUP);

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    http = new TestClient(sandbox.caFile(), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void forgetCalls() {
    sandbox.tenants().forEach(Tenant::forgetCalls);
  }

  @Test
  void getsATokenByASecretThatGraphTakes() throws Exception {
    IAuthenticationResult result =
        token(contoso, app, ClientCredentialFactory.createFromSecret(app.secret().value()));

    var reply =
        http.get(
            contoso.graphOrigin() + "/v1.0/organization",
            "Authorization",
            "Bearer " + result.accessToken());
    assertThat(GraphEndpointTest.values(reply).get(0)).containsEntry("id", contoso.id());
  }

  @Test
  void getsATokenByACertificate() throws Exception {
    for (Tenant tenant : sandbox.tenants()) {
      AppRegistration backup = tenant.app(ReadyRegistration.WITH_CERTIFICATE);

      assertThat(token(tenant, backup, certificate(backup.certificate(), null)).accessToken())
          .isNotEmpty();
      assertThat(tenant.calls().get(0).note()).isEqualTo("Microsoft Graph, by certificate");
    }
  }

  @Test
  void isRefusedWithAWrongSecretAndWithTheIdOfOne() {
    for (String wrong : new String[] {"wrong", app.secret().keyId()}) {
      isRefused(
          () -> token(contoso, app, ClientCredentialFactory.createFromSecret(wrong)), "7000215");
    }
  }

  @Test
  void isRefusedWithAnotherKeyThanTheCertificates() {
    var other = (RSAKey) NewKeys.generate(KeyType.RSA);

    AppRegistration signing = contoso.app(ReadyRegistration.WITH_CERTIFICATE);

    isRefused(() -> token(contoso, signing, certificate(signing.certificate(), other)), "700027");
  }

  @Test
  void isRefusedWithExpiredCredentials() {
    AppRegistration secret = contoso.app(ReadyRegistration.EXPIRED_SECRET);
    AppRegistration signing = contoso.app(ReadyRegistration.EXPIRED_CERTIFICATE);

    isRefused(
        () ->
            token(
                contoso, secret, ClientCredentialFactory.createFromSecret(secret.secret().value())),
        "7000222");
    isRefused(() -> token(contoso, signing, certificate(signing.certificate(), null)), "700027");
  }

  @Test
  void signsAPersonInAndRefreshes() throws Exception {
    AppRegistration system = contoso.systemApp();
    URI back = URI.create("https://connections.example/system/callback");
    system.addRedirectUri(back.toString());
    var client =
        client(contoso, system, ClientCredentialFactory.createFromSecret(system.secret().value()));
    Set<String> scopes = Set.of(contoso.graphOrigin() + "/User.Read");
    String verifier = "v".repeat(43);
    var request =
        AuthorizationRequestUrlParameters.builder(back.toString(), scopes)
            .codeChallenge(Jwts.hash(verifier))
            .codeChallengeMethod("S256")
            .state("s")
            .build();

    // MSAL4J wants the answer by form post, which the pretend login has not.
    String address = client.getAuthorizationRequestUrl(request).toString();
    URI byQuery = URI.create(address.replace("response_mode=form_post", "response_mode=query"));
    URI answer = new Visitor(sandbox.caFile()).accept(byQuery, contoso.signIns().serviceAccount());
    IAuthenticationResult first =
        client
            .acquireToken(
                AuthorizationCodeParameters.builder(Visitor.told(answer).get("code"), back)
                    .scopes(scopes)
                    .codeVerifier(verifier)
                    .build())
            .get();
    // Not silently out of its cache, which forgets the port of the pretend login.
    RefreshToken held = contoso.signIns().grants(system.appId()).get(0).newest().orElseThrow();
    IAuthenticationResult second =
        client.acquireToken(RefreshTokenParameters.builder(scopes, held.value()).build()).get();

    assertThat(first.account().username()).isEqualTo(contoso.signIns().serviceAccount().login());
    assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
    assertThat(contoso.signIns().counters().refreshes(system.appId())).isEqualTo(1);
  }

  private static void isRefused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .asInstanceOf(InstanceOfAssertFactories.type(MsalServiceException.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.errorCode()).isEqualTo("invalid_client");
              assertThat(refusal.statusCode()).isEqualTo(401);
              assertThat(refusal.getMessage()).startsWith("AADSTS" + code + ": ");
              assertThat(refusal.correlationId()).isNotEmpty();
            });
  }

  /**
   * @param other signs in place of the certificate's own key, or null
   */
  private static IClientCredential certificate(AppCertificate certificate, RSAKey other) {
    try {
      RSAKey key = other == null ? certificate.key() : other;
      return ClientCredentialFactory.createFromCertificate(
          key.toRSAPrivateKey(), certificate.certificate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Microsoft's list of login hosts, which a pretend one cannot be in, is not asked. */
  private static ConfidentialClientApplication client(
      Tenant tenant, AppRegistration app, IClientCredential credential) throws Exception {
    return ConfidentialClientApplication.builder(app.appId(), credential)
        .authority(tenant.loginOrigin() + "/" + tenant.id() + "/")
        .validateAuthority(false)
        .instanceDiscovery(false)
        .sslSocketFactory(TestClient.trusting(sandbox.caFile()).getSocketFactory())
        .build();
  }

  private static IAuthenticationResult token(
      Tenant tenant, AppRegistration app, IClientCredential credential) throws Exception {
    return client(tenant, app, credential)
        .acquireToken(
            ClientCredentialParameters.builder(Set.of(EntraClient.graphScope(tenant))).build())
        .get();
  }
}

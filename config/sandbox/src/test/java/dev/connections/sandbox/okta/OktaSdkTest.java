package dev.connections.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.KeyType;
import com.okta.sdk.client.AuthorizationMode;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.GroupApi;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.model.User;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.server.Call;
import dev.connections.sandbox.server.NewKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Okta's own Java SDK gets along with the sandbox where Okta would let it, and only there. */
@Isolated("changes what the JVM trusts")
class OktaSdkTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;
  static Sandbox sandbox;

  /** The SDK trusts what the JVM trusts. */
  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(sandbox.caFile())) {
      store.setCertificateEntry(
          "sandbox", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    Path file = folder.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    System.setProperty("javax.net.ssl.trustStore", file.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
  }

  @AfterAll
  static void stop() {
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
    sandbox.close();
  }

  @BeforeEach
  void forgetCalls() {
    sandbox.acme().forgetCalls();
    sandbox.globex().forgetCalls();
  }

  @Test
  void listsUsersWithABearerToken() {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP);

    List<User> users = users(client(sandbox.acme(), app, app.key()));

    assertThat(users).hasSize(12);
    assertThat(users.get(0).getProfile().getLogin()).isEqualTo("ada.winter@acme.example");
    assertThat(tokenCalls(sandbox.acme())).extracting(Call::status).containsExactly(200);
  }

  @Test
  void listsUsersWithAnEcKey() {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP_WITH_EC_KEY);

    assertThat(users(client(sandbox.acme(), app, app.key()))).hasSize(12);
  }

  @Test
  void listsUsersWithProofOfPossession() {
    ServiceApp app = sandbox.globex().app(ReadyApp.BACKUP_WITH_DPOP);

    ApiClient client = client(sandbox.globex(), app, app.key());

    assertThat(users(client)).hasSize(12);
    assertThat(new GroupApi(client).listGroups(null, null, null, null, null, null, null, null))
        .hasSize(5);
    assertThat(tokenCalls(sandbox.globex()))
        .as("newest first: without proof, without nonce, with both")
        .extracting(Call::status)
        .startsWith(200)
        .contains(400);
  }

  @Test
  void seesNoUsersWithoutARole() {
    ServiceApp app = sandbox.acme().app(ReadyApp.NO_ROLE);

    assertThat(users(client(sandbox.acme(), app, app.key()))).isEmpty();
  }

  @Test
  void isRefusedWithAWrongKey() {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP);
    var wrong = new AppKey(NewKeys.generate(KeyType.RSA), true, java.time.Instant.EPOCH);

    assertThatThrownBy(() -> users(client(sandbox.acme(), app, wrong)))
        .hasStackTraceContaining("invalid_client")
        .hasStackTraceContaining("The client_assertion signature is invalid.");
    assertThat(tokenCalls(sandbox.acme())).extracting(Call::status).containsOnly(401);
  }

  private static List<User> users(ApiClient client) {
    return new UserApi(client).listUsers(null, null, null, null, null, null, null, null);
  }

  private static List<Call> tokenCalls(Organization organization) {
    return organization.calls().stream()
        .filter(call -> call.path().equals(TokenEndpoint.PATH))
        .toList();
  }

  /** The key's text, but always the application's kid: a wrong key then fails at its signature. */
  private static ApiClient client(Organization organization, ServiceApp app, AppKey key) {
    Set<String> scopes = new TreeSet<>(Scopes.SEVEN);
    return Clients.builder()
        .setOrgUrl(organization.origin().toString())
        .setAuthorizationMode(AuthorizationMode.PRIVATE_KEY)
        .setClientId(app.clientId())
        .setKid(app.key().kid())
        .setScopes(scopes)
        .setPrivateKey(key.pem())
        .setRetryMaxAttempts(1)
        .build();
  }
}

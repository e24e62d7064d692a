package dev.connections.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.sandbox.entra.AppCertificate;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.Cloud;
import dev.connections.sandbox.entra.ReadyRegistration;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.AdminRole;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.AuthorizationCode;
import dev.connections.sandbox.server.SignIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
  @TempDir Path folder;

  @Test
  void keepsApplicationsKeysAndAuthorityAcrossStarts() throws Exception {
    String clientId;
    String key;
    String authority;
    try (var first = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      ServiceApp app = first.globex().app(ReadyApp.BACKUP);
      app.withdraw("okta.users.read");
      app.assign(AdminRole.REPORT_ADMIN);
      app.requireProof(true);
      clientId = app.clientId();
      key = app.key().privateJwk();
      authority = Files.readString(first.caFile());
    }

    try (var second = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      ServiceApp app = second.globex().app(ReadyApp.BACKUP);
      assertThat(app.clientId()).isEqualTo(clientId);
      assertThat(JWK.parse(app.key().privateJwk())).isEqualTo(JWK.parse(key));
      assertThat(app.scopes()).hasSize(6).doesNotContain("okta.users.read");
      assertThat(app.role()).contains(AdminRole.REPORT_ADMIN);
      assertThat(app.proofRequired()).isTrue();
      assertThat(Files.readString(second.caFile())).isEqualTo(authority);
    }
  }

  @Test
  void addsReadyMadeApplicationsThatAnOlderStateDoesNotHave() throws Exception {
    Sandbox.start(SandboxOptions.onFreePorts(folder)).close();
    Path state = folder.resolve("organizations.json");
    String older =
        Files.readString(state).replace("\"name\":\"Web application\"", "\"name\":\"Old\"");
    Files.writeString(state, older);

    try (var sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      assertThat(sandbox.acme().apps()).hasSize(ReadyApp.values().length + 1);
      assertThat(sandbox.acme().app(ReadyApp.WEB).key().pem()).contains("PRIVATE KEY");
    }
  }

  @Test
  void keepsItsKeysFromOtherUsersOfTheMachine() throws Exception {
    Sandbox.start(SandboxOptions.onFreePorts(folder)).close();

    for (String name : new String[] {"organizations.json", "authority.p12"}) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
          .extracting(Enum::name)
          .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }
  }

  @Test
  void namesACustomDomainsCanonicalOrigin() throws Exception {
    try (var sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      var client = new TestClient(sandbox.caFile(), Clock.systemUTC());
      String path = "/.well-known/okta-organization";

      var canonical = client.get(sandbox.globex().origin() + path);
      var custom = client.get(sandbox.globex().customOrigin().orElseThrow() + path);

      assertThat(custom.body()).isEqualTo(canonical.body());
      assertThat(custom.text("id")).isEqualTo(sandbox.globex().id()).startsWith("00o");
      assertThat(custom.text("_links"))
          .contains("organization={href=" + sandbox.globex().origin() + "}")
          .contains("alternate={href=" + sandbox.globex().customOrigin().orElseThrow() + "}");
      assertThat(custom.header("X-Rate-Limit-Limit")).isNull();
    }
  }

  @Test
  void hasAnOriginWhoseCertificateNobodyTrusts() throws Exception {
    try (var sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      var client = new TestClient(sandbox.caFile(), Clock.systemUTC());

      assertThatThrownBy(() -> client.get(sandbox.untrustedOrigin() + "/"))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void tellsTheProductWhatToTrust() throws Exception {
    try (var sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      assertThat(sandbox.environment().get("CONNECTIONS_OUTBOUND_TRUST_STORE"))
          .isEqualTo(sandbox.caFile().toString());
      assertThat(sandbox.environment().get("CONNECTIONS_OUTBOUND_TRUSTED_ORIGINS").split(","))
          .hasSize(8)
          .allMatch(origin -> origin.matches("https://localhost:\\d+"));
      assertThat(sandbox.environment())
          .containsEntry("CONNECTIONS_MICROSOFT_CLOUDS", "GLOBAL,US_GOV_L4")
          .containsEntry(
              "CONNECTIONS_MICROSOFT_GLOBAL_LOGIN", sandbox.contoso().loginOrigin().toString())
          .containsEntry(
              "CONNECTIONS_MICROSOFT_US_GOV_L4_GRAPH", sandbox.fabrikam().graphOrigin().toString());
    }
  }

  @Test
  void hasOneRegistrationOfThePlatformsApplicationForAllOktaOrganizations() throws Exception {
    String key;
    String secret;
    String clientId;
    try (var first = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      ServiceApp here = first.acme().app(ReadyApp.SYSTEM);
      ServiceApp there = first.globex().app(ReadyApp.SYSTEM);
      there.renewClientSecret();
      there.withdraw("okta.users.read");
      clientId = here.clientId();
      secret = here.clientSecret();
      key = here.key().privateJwk();
      assertThat(there.clientId()).isEqualTo(clientId);
      assertThat(there.clientSecret()).isEqualTo(secret);
      assertThat(there.key().privateJwk()).isEqualTo(key);
      assertThat(here.scopes()).contains("okta.users.read");
    }

    try (var second = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      ServiceApp there = second.globex().app(ReadyApp.SYSTEM);
      assertThat(there.clientId()).isEqualTo(clientId);
      assertThat(there.clientSecret()).isEqualTo(secret);
      assertThat(JWK.parse(there.key().privateJwk())).isEqualTo(JWK.parse(key));
      assertThat(there.scopes()).doesNotContain("okta.users.read");
      assertThat(second.globex().apps()).hasSize(ReadyApp.values().length);
    }
  }

  @Test
  void tellsTheProductWhichApplicationsAreThePlatformsOwn() throws Exception {
    try (var sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      ServiceApp okta = sandbox.globex().app(ReadyApp.SYSTEM);
      AppRegistration microsoft = sandbox.contoso().systemApp();

      assertThat(sandbox.environment())
          .containsEntry("CONNECTIONS_SYSTEM_OKTA_CLIENT_ID", okta.clientId())
          .containsEntry("CONNECTIONS_SYSTEM_OKTA_CLIENT_SECRET", okta.clientSecret())
          .containsEntry("CONNECTIONS_SYSTEM_MICROSOFT_365_CLIENT_ID", microsoft.appId())
          .containsEntry(
              "CONNECTIONS_SYSTEM_MICROSOFT_365_CLIENT_SECRET", microsoft.secret().value());
    }
  }

  @Test
  void keepsTenantsAndTheirApplicationsAcrossStarts() throws Exception {
    String tenantId;
    String appId;
    String secret;
    AppCertificate certificate;
    try (var first = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      Tenant contoso = first.contoso();
      AppRegistration app = contoso.app(ReadyRegistration.BACKUP);
      app.revoke(AppRole.graph("Mail.Read"));
      app.setEnabled(false);
      app.addRedirectUri("https://connections.example/consent/callback");
      app.addUnknownSecret("Not ours");
      tenantId = contoso.id();
      appId = app.appId();
      secret = app.secret().value();
      certificate = contoso.app(ReadyRegistration.WITH_CERTIFICATE).certificate();
    }

    try (var second = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      AppRegistration app = second.contoso().app(ReadyRegistration.BACKUP);
      assertThat(second.contoso().id()).isEqualTo(tenantId);
      assertThat(app.appId()).isEqualTo(appId);
      assertThat(app.secret().value()).isEqualTo(secret);
      assertThat(app.secrets()).hasSize(2);
      assertThat(second.contoso().app(ReadyRegistration.WITH_CERTIFICATE).certificate())
          .isEqualTo(certificate);
      assertThat(app.declared()).contains(AppRole.graph("Mail.Read"));
      assertThat(app.granted()).doesNotContain(AppRole.graph("Mail.Read")).hasSize(5);
      assertThat(app.enabled()).isFalse();
      assertThat(app.redirectUris()).hasSize(1);
    }
  }

  @Test
  void keepsAccountsGrantsAndConsentsAcrossStarts() throws Exception {
    String back = "https://connections.example/callback";
    Account account;
    String clientId;
    String secret;
    String refreshToken = "the refresh token";
    var options = SandboxOptions.onFreePorts(folder).withRedirectUris(back);
    try (var first = Sandbox.start(options)) {
      SignIns signIns = first.acme().signIns();
      ServiceApp app = first.acme().app(ReadyApp.SYSTEM);
      app.rotateRefreshTokens(Duration.ZERO);
      account = signIns.serviceAccount();
      clientId = app.clientId();
      secret = app.clientSecret();
      signIns.consent(clientId, account, Set.of("openid"));
      var code =
          new AuthorizationCode(
              "c", clientId, account.id(), Set.of("openid"), back, null, null, true, Instant.now());
      signIns.issued(signIns.redeem(code, refreshToken), "AT.1", Instant.now().plusSeconds(60));
    }

    try (var second = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      SignIns signIns = second.acme().signIns();
      ServiceApp app = second.acme().app(ReadyApp.SYSTEM);
      var grant = signIns.holding(refreshToken).orElseThrow();
      assertThat(signIns.serviceAccount()).isEqualTo(account);
      assertThat(app.clientSecret()).isEqualTo(secret);
      assertThat(app.redirectUris()).containsExactly(back);
      assertThat(app.rotatesRefreshTokens()).isTrue();
      assertThat(signIns.consents(clientId, account)).containsExactly("openid");
      assertThat(grant.scopes()).containsExactly("openid");
      assertThat(grant.factor()).isTrue();
      assertThat(signIns.isLive("AT.1")).isTrue();
      assertThat(second.publisher(Cloud.GLOBAL).systemApp().redirectUris()).containsExactly(back);
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (var sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      int taken = sandbox.acme().origin().getPort();

      assertThatThrownBy(
              () ->
                  Sandbox.start(
                      new SandboxOptions(folder.resolve("other"), taken, 0, Clock.systemUTC())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + taken + " is in use");
    }
  }

  @Test
  void refusesAStateFileThatIsNotItsOwnInOneSentence() throws Exception {
    Files.writeString(folder.resolve("organizations.json"), "{\"organizations\": 7");

    assertThatThrownBy(() -> Sandbox.start(SandboxOptions.onFreePorts(folder)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("organizations.json; remove it");
  }

  @Test
  void hasEveryReadyMadeApplicationInEveryOrganization() throws Exception {
    try (var sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      for (Organization organization : sandbox.organizations()) {
        assertThat(organization.apps())
            .extracting(ServiceApp::name)
            .containsExactlyElementsOf(Stream.of(ReadyApp.values()).map(ReadyApp::label).toList());
      }
    }
  }
}

package dev.connections.provider.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.credential.SigningKey;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.SignIn;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.ReadyRegistration;
import dev.connections.sandbox.entra.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What people find with the ready-made applications is what their names promise. */
@Timeout(120)
class ReadyRegistrationsAtSandboxIT {
  private static Sandbox sandbox;
  private static Catalog catalog;
  private static MicrosoftAdapter adapter;

  @BeforeAll
  static void starts(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    Map<String, String> byKey = new HashMap<>();
    for (Setting setting : Setting.values()) {
      String value = sandbox.environment().get(setting.environmentName());
      if (value != null) {
        byKey.put(setting.key(), value);
      }
    }
    Settings settings = Settings.from(byKey::get);
    catalog = new Catalog(settings, Clock.systemUTC());
    adapter = new MicrosoftAdapter(new OutboundHttp(settings), settings, Clock.systemUTC());
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "BACKUP, ''",
    "LEAST_PRIVILEGE, PERMISSIONS_FROM_TOKEN",
    "MISSING_PERMISSION, PERMISSION_MISSING Calendars.Read",
    "NO_CONSENT, PERMISSION_NOT_CONSENTED",
    "EXCESS_PERMISSION, PERMISSION_WIDER Mail.ReadWrite;PERMISSION_EXCESS User.ReadWrite.All",
    "NOTHING_GRANTED, PERMISSION_MISSING",
    "WITH_CERTIFICATE, ''",
    "EXPIRED_SECRET, CREDENTIAL_EXPIRED",
    "EXPIRED_CERTIFICATE, CREDENTIAL_EXPIRED"
  })
  void findsWhatTheNamePromises(ReadyRegistration ready, String expected) {
    for (Tenant tenant : sandbox.tenants()) {
      List<String> findings = findings(tenant, tenant.app(ready));

      if (expected.isEmpty()) {
        assertThat(findings).isEmpty();
      }
      for (String finding : expected.split(";")) {
        assertThat(String.join(";", findings)).contains(finding);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ReadyRegistration.class,
      names = {"BACKUP", "LEAST_PRIVILEGE", "MISSING_PERMISSION"})
  void findsNoExcess(ReadyRegistration ready) {
    assertThat(findings(sandbox.contoso(), sandbox.contoso().app(ready)))
        .noneMatch(finding -> finding.contains("EXCESS") || finding.contains("WIDER"));
  }

  private static List<String> findings(Tenant tenant, AppRegistration app) {
    List<VerificationStep> steps = new ArrayList<>();
    adapter.verify(
        new SignIn(
            tenant.defaultDomain(),
            null,
            app.appId(),
            credential(app),
            false,
            catalog.needs(
                Workload.of("MICROSOFT_365"), List.of("directory-access", "exchange-backup"))),
        Duration.ofSeconds(30),
        steps::add);
    return steps.stream()
        .filter(step -> Objects.nonNull(step.finding()))
        .map(step -> step.finding() + " " + step.subject())
        .toList();
  }

  private static Credential credential(AppRegistration app) {
    if (!app.secrets().isEmpty()) {
      return new ClientSecret(app.secret().value(), null);
    }
    byte[] jwk = app.certificate().key().toJSONString().getBytes(StandardCharsets.UTF_8);
    return new CertificateKey(
        SigningKey.restored(jwk, "GENERATED"), app.certificate().certificate());
  }
}

package dev.connections.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.capability.Catalog;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.credential.SigningKey;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.microsoft.MicrosoftAdapter;
import dev.connections.provider.okta.OktaAdapter;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.Cloud;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Trouble;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trying the platform's own application out, at servers that check how it proves itself. */
@Timeout(120)
class RegistrationTrialAtSandboxIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final URI CALLBACK = URI.create("https://console.example/grant/callback");
  private static final Credential WRONG = new ClientSecret("wrong-wrong-wrong", null);

  private static Sandbox sandbox;
  private static OktaAdapter okta;
  private static MicrosoftAdapter microsoft;

  @BeforeAll
  static void starts(@TempDir Path folder) throws Exception {
    sandbox =
        Sandbox.start(SandboxOptions.onFreePorts(folder).withRedirectUris(CALLBACK.toString()));
    Settings settings = SandboxSettings.of(sandbox);
    var outbound = new OutboundHttp(settings);
    Clock clock = Clock.systemUTC();
    okta = new OktaAdapter(outbound, settings, clock, new Catalog(settings, clock));
    microsoft = new MicrosoftAdapter(outbound, settings, clock);
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @BeforeEach
  void calms() {
    sandbox.acme().calm();
    sandbox.acme().app(ReadyApp.SYSTEM).signInWithSecret(true);
  }

  private static Optional<String> tryAtOkta(String clientId, Credential credential)
      throws Exception {
    Organization acme = okta.resolve(sandbox.acme().origin().toString(), LIMIT);
    return okta.tryOut(
        new Registration(okta.workload(), clientId, credential), acme, CALLBACK, LIMIT);
  }

  @Test
  void isRightWhereTheServerRefusesTheCodeAlone() throws Exception {
    ServiceApp app = sandbox.acme().app(ReadyApp.SYSTEM);

    Optional<String> words = tryAtOkta(app.clientId(), new ClientSecret(app.clientSecret(), null));

    assertThat(words).hasValueSatisfying(said -> assertThat(said).startsWith("invalid_grant"));
    app.signInWithSecret(false);
    assertThat(tryAtOkta(app.clientId(), key(app))).isPresent();
  }

  private static SigningKey key(ServiceApp app) {
    return SigningKey.restored(
        app.key().jwk().toJSONString().getBytes(StandardCharsets.UTF_8), "JWK");
  }

  @Test
  void isWrongWhereTheServerRefusesTheClient() {
    ServiceApp app = sandbox.acme().app(ReadyApp.SYSTEM);

    ProviderRefusal secret =
        catchThrowableOfType(ProviderRefusal.class, () -> tryAtOkta(app.clientId(), WRONG));
    ProviderRefusal unknown =
        catchThrowableOfType(ProviderRefusal.class, () -> tryAtOkta("0oaNobodysClientId00", WRONG));

    assertThat(secret.error()).isEqualTo("invalid_client");
    assertThat(secret.finding().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(unknown.finding()).isEqualTo(FindingCode.CLIENT_NOT_FOUND);
  }

  @Test
  void saysThatNobodyKnowsWhileTheServerIsBusy() {
    ServiceApp app = sandbox.acme().app(ReadyApp.SYSTEM);
    sandbox.acme().cause(Trouble.UNAVAILABLE, Reach.TOKEN);

    ProviderRefusal refusal =
        catchThrowableOfType(
            ProviderRefusal.class,
            () -> tryAtOkta(app.clientId(), new ClientSecret(app.clientSecret(), null)));

    assertThat(refusal.finding().severity()).isEqualTo(Severity.UNVERIFIED);
  }

  private static Optional<String> tryAtMicrosoft(
      Tenant tenant, String clientId, Credential credential) throws Exception {
    return microsoft.tryOut(
        new Registration(microsoft.workload(), clientId, credential),
        microsoft.resolve(tenant.id(), LIMIT),
        CALLBACK,
        LIMIT);
  }

  @Test
  void asksForATokenWhereTheLoginOfAllTenantsSaysNothingAboutTheClient() throws Exception {
    Tenant publisher = sandbox.publisher(Cloud.GLOBAL);
    AppRegistration app = publisher.systemApp();
    String secret = app.secrets().get(0).value();

    assertThat(tryAtMicrosoft(publisher, app.appId(), new ClientSecret(secret, null))).contains("");
    assertThat(
            catchThrowableOfType(
                    ProviderRefusal.class, () -> tryAtMicrosoft(publisher, app.appId(), WRONG))
                .finding())
        .isEqualTo(FindingCode.SECRET_MISMATCH);
    assertThat(
            catchThrowableOfType(
                    ProviderRefusal.class,
                    () ->
                        tryAtMicrosoft(
                            sandbox.contoso(), "11111111-2222-4333-8444-555555555555", WRONG))
                .finding())
        .isEqualTo(FindingCode.CLIENT_NOT_FOUND);
  }
}

package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.api.Workload;
import dev.connections.console.system.SettingSource;
import dev.connections.platform.RegistrationSetting.Part;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the platform's own applications. */
class RegistrationSettingTest {
  private static final String FAMILY = "connections.system.acme-mail.";
  private static final Workload ACME = Workload.of("ACME_MAIL");
  private static final String SECRET = "hunter2-hunter2";

  @ParameterizedTest
  @ValueSource(strings = {"OKTA", "MICROSOFT_365", "GOOGLE_WORKSPACE", "A", "A__B_", "X1_CLIENT"})
  void goesByKeyAndVariableThereAndBack(String id) {
    for (Part part : Part.values()) {
      RegistrationSetting setting = new RegistrationSetting(Workload.of(id), part);

      assertThat(RegistrationSetting.named(setting.key())).contains(setting);
      assertThat(RegistrationSetting.named(setting.environmentName())).contains(setting);
    }
  }

  @Test
  void spellsTheIdOfTheWorkloadInLowerCase() {
    var setting = new RegistrationSetting(Workload.of("MICROSOFT_365"), Part.CLIENT_SECRET);

    assertThat(setting.key()).isEqualTo("connections.system.microsoft-365.client-secret");
    assertThat(setting.environmentName())
        .isEqualTo("CONNECTIONS_SYSTEM_MICROSOFT_365_CLIENT_SECRET");
  }

  @Test
  void isKnownForEveryWorkload() {
    assertThat(
            Settings.unknownKeys(
                List.of(FAMILY + "client-id", "CONNECTIONS_SYSTEM_ACME_MAIL_CERTIFICATE_FILE")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "connections.system.okta.client-idd, connections.system.okta.client-id",
    "connections.system.microsoft_365.client-id, connections.system.microsoft-365.client-id",
    "connections.system.OKTA.private-key-file, connections.system.okta.private-key-file",
    "connections.system.okta.private-key, connections.system.okta.private-key-file",
    "connections.system.okta, connections.system.okta.key-id",
    "CONNECTIONS_SYSTEM_OKTA_CLIENT_SECRTE, CONNECTIONS_SYSTEM_OKTA_CLIENT_SECRET",
    "CONNECTIONS_SYSTEM_okta_CLIENT_ID, CONNECTIONS_SYSTEM_OKTA_CLIENT_ID"
  })
  void namesTheKeyThatWasMeant(String misspelt, String meant) {
    assertThat(Settings.unknownKeys(List.of(misspelt)))
        .containsExactly(
            misspelt + " is not a setting of Connections; did you mean " + meant + "?");
  }

  @Test
  void readsAllThatIsSetOfEachWorkload() {
    Settings settings =
        Settings.ofKeys(
            Map.of(
                FAMILY + "client-id",
                " acme-1 ",
                FAMILY + "private-key-file",
                "/etc/acme.pem",
                FAMILY + "key-id",
                " ",
                "connections.system.other.client-id",
                "other-1",
                "connections.system.other.client-secret",
                " a b${x} \n"));

    assertThat(settings.registered()).containsExactly(ACME, Workload.of("OTHER"));
    assertThat(settings.given(new RegistrationSetting(ACME, Part.CLIENT_ID))).contains("acme-1");
    assertThat(settings.given(new RegistrationSetting(ACME, Part.KEY_ID))).isEmpty();
    assertThat(settings.given(new RegistrationSetting(Workload.of("OTHER"), Part.CLIENT_SECRET)))
        .contains(" a b${x} ");
    assertThat(settings.given(new RegistrationSetting(Workload.of("NONE"), Part.CLIENT_ID)))
        .isEmpty();
  }

  @Test
  void namesEverySettingThatDoesNotGoWithTheOthers() {
    assertThat(problems("client-secret", SECRET))
        .containsExactly(
            FAMILY
                + "client-id is missing; "
                + FAMILY
                + "client-secret needs it. Set both or"
                + " neither.");
    assertThat(problems("client-id", "acme-1"))
        .containsExactly(
            FAMILY
                + "client-id is set, and nothing that the application proves itself with. Set "
                + FAMILY
                + "client-secret or "
                + FAMILY
                + "private-key-file or "
                + FAMILY
                + "certificate-file, too.");
    assertThat(
            problems(
                "client-id", "acme-1", "client-secret", SECRET, "private-key-file", "/etc/a.pem"))
        .containsExactly(
            FAMILY
                + "client-secret and "
                + FAMILY
                + "private-key-file are set, and an application"
                + " proves itself with one alone. Keep one of them.");
    assertThat(
            problems(
                "client-id",
                "acme-1",
                "client-secret",
                SECRET,
                "key-id",
                "k1",
                "certificate-password",
                SECRET))
        .containsExactly(
            FAMILY
                + "key-id is set without "
                + FAMILY
                + "private-key-file, whose key it names. Set both or neither.",
            FAMILY
                + "certificate-password is set without "
                + FAMILY
                + "certificate-file, which it opens. Set both or neither.");
  }

  private static List<String> problems(String... keysAndValues) {
    Map<String, String> byKey = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      byKey.put(FAMILY + keysAndValues[i], keysAndValues[i + 1]);
    }
    InvalidSettingsException refused =
        catchThrowableOfType(InvalidSettingsException.class, () -> Settings.ofKeys(byKey));
    assertThat(refused).hasMessageNotContaining(SECRET);
    return refused.problems();
  }

  @Test
  void takesThemFromPropertiesVariablesAndFoldersAndRemembersWhich() {
    ConfigSource properties =
        new Source("SystemProperty", Map.of(FAMILY + "client-id", "acme-1"), false);
    ConfigSource variables =
        new Source("Environment", Map.of("CONNECTIONS_SYSTEM_OTHER_CLIENT_ID", "other-1"), true);
    ConfigSource folder =
        new Source(
            "Directory",
            Map.of(
                FAMILY + "client-secret",
                "a${x}\\b \n",
                "connections.system.other.client-secret",
                SECRET),
            false);

    Settings settings = read(properties, variables, folder);

    assertThat(settings.registrationSettings())
        .extracting(
            RegistrationSetting::key,
            setting -> settings.given(setting).orElseThrow(),
            setting -> settings.source(setting).kind())
        .containsExactly(
            tuple(FAMILY + "client-id", "acme-1", SettingSource.SYSTEM_PROPERTY),
            tuple(FAMILY + "client-secret", "a${x}\\b ", SettingSource.SECRETS_FOLDER),
            tuple("connections.system.other.client-id", "other-1", SettingSource.ENVIRONMENT),
            tuple("connections.system.other.client-secret", SECRET, SettingSource.SECRETS_FOLDER));
    assertThat(settings.toString()).doesNotContain(SECRET);
  }

  /** As the configuration does, which expands what it is asked for: it is not asked for secrets. */
  private static Settings read(ConfigSource... sources) {
    return SettingsProducer.from(
        List.of(sources),
        key ->
            key.endsWith("client-secret")
                ? Optional.of("expanded")
                : Arrays.stream(sources)
                    .map(source -> source.getValue(key))
                    .filter(Objects::nonNull)
                    .findFirst());
  }

  /**
   * @param variables whether it answers for a key by the variable of the environment
   */
  private record Source(String name, Map<String, String> values, boolean variables)
      implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public String getValue(String key) {
      return values.get(variables ? Setting.environmentName(key) : key);
    }

    @Override
    public String getName() {
      return name;
    }
  }
}

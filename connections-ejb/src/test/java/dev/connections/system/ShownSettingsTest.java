package dev.connections.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.console.system.SettingView;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownSettingsTest {
  private static final String SECRET = "hunter2-hunter2";

  @Test
  void showsNoSecretAndNoPasswordOfADatabaseAddress() {
    Map<Setting, String> secrets =
        Arrays.stream(Setting.values())
            .filter(setting -> setting.kind() == Setting.Kind.SECRET)
            .collect(toMap(setting -> setting, setting -> SECRET));
    secrets.put(Setting.DATASOURCE_URL, "jdbc:postgresql://db.example.com/x?password=" + SECRET);

    List<SettingView> shown = ShownSettings.of(Settings.of(secrets));

    assertThat(secrets).hasSizeGreaterThan(4);
    assertThat(shown.toString())
        .contains("jdbc:postgresql://db.example.com/x")
        .doesNotContain(SECRET);
    assertThat(shown)
        .filteredOn(SettingView::secret)
        .hasSize(secrets.size() - 1)
        .allMatch(SettingView::given)
        .allMatch(SettingView::set);
  }

  @Test
  void showsEachSettingWithItsValueAndWhetherItIsTheDefault() {
    List<SettingView> shown =
        ShownSettings.of(Settings.of(Map.of(Setting.SESSION_IDLE_MINUTES, "15")));

    assertThat(shown).hasSameSizeAs(Setting.values());
    SettingView idle = of(shown, Setting.SESSION_IDLE_MINUTES);
    assertThat(idle.value()).isEqualTo("15");
    assertThat(idle.defaultValue()).isEqualTo("30");
    assertThat(idle.set()).isTrue();
    SettingView undo = of(shown, Setting.CONNECTION_UNDO_DAYS);
    assertThat(undo.value()).isEqualTo("31");
    assertThat(undo.set()).isFalse();
    assertThat(of(shown, Setting.DATASOURCE_PASSWORD).given()).isFalse();
  }

  @Test
  void showsWhatIsSetOfTheSystemApplicationsWithoutTheirSecrets() {
    Settings settings =
        Settings.ofKeys(
            Map.of(
                "connections.system.acme-mail.client-id", "acme-1",
                "connections.system.acme-mail.client-secret", SECRET,
                "connections.system.other.client-id", "other-1",
                "connections.system.other.certificate-file", "/etc/other.p12",
                "connections.system.other.certificate-password", SECRET));

    List<SettingView> shown =
        ShownSettings.of(settings).stream()
            .filter(view -> view.key().startsWith("connections.system."))
            .toList();

    assertThat(shown.toString()).doesNotContain(SECRET);
    assertThat(shown)
        .extracting(SettingView::key, SettingView::value, SettingView::secret, SettingView::given)
        .containsExactly(
            tuple("connections.system.acme-mail.client-id", "acme-1", false, true),
            tuple("connections.system.acme-mail.client-secret", "", true, true),
            tuple("connections.system.other.client-id", "other-1", false, true),
            tuple("connections.system.other.certificate-file", "/etc/other.p12", false, true),
            tuple("connections.system.other.certificate-password", "", true, true));
  }

  private static SettingView of(List<SettingView> shown, Setting setting) {
    return shown.stream()
        .filter(view -> view.key().equals(setting.key()))
        .findFirst()
        .orElseThrow();
  }
}

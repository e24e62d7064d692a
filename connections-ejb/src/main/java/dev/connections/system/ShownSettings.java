package dev.connections.system;

import dev.connections.console.system.SettingView;
import dev.connections.platform.DatabaseAddress;
import dev.connections.platform.RegistrationSetting;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.SourceOfSetting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Settings as people may see them: what is secret stays behind. */
final class ShownSettings {
  private ShownSettings() {}

  /** Those of the system applications that are set, and all others. */
  static List<SettingView> of(Settings settings) {
    return Stream.concat(
            Arrays.stream(Setting.values()).map(setting -> view(settings, setting)),
            settings.registrationSettings().stream().map(setting -> view(settings, setting)))
        .toList();
  }

  private static SettingView view(Settings settings, RegistrationSetting setting) {
    Setting.Kind kind = setting.part().kind();
    boolean secret = kind == Setting.Kind.SECRET;
    SourceOfSetting source = settings.source(setting);
    return new SettingView(
        setting.key(),
        setting.environmentName(),
        kind.name(),
        secret,
        true,
        secret ? "" : settings.given(setting).orElseThrow(),
        "",
        source.kind(),
        source.name());
  }

  private static SettingView view(Settings settings, Setting setting) {
    SourceOfSetting source = settings.source(setting);
    boolean secret = setting.kind() == Setting.Kind.SECRET;
    return new SettingView(
        setting.key(),
        setting.environmentName(),
        setting.kind().name(),
        secret,
        settings.given(setting).isPresent(),
        shown(setting, settings.text(setting)),
        shown(setting, setting.defaultValue()),
        source.kind(),
        source.name());
  }

  private static String shown(Setting setting, String value) {
    return switch (setting.kind()) {
      case SECRET -> "";
      case DATABASE -> DatabaseAddress.withoutSecrets(value);
      default -> value;
    };
  }
}

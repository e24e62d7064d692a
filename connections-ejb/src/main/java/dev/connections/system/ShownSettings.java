package dev.connections.system;

import dev.connections.console.system.SettingView;
import dev.connections.platform.DatabaseAddress;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.SourceOfSetting;
import java.util.Arrays;
import java.util.List;

/** Settings as people may see them: what is secret stays behind. */
final class ShownSettings {
  private ShownSettings() {}

  static List<SettingView> of(Settings settings) {
    return Arrays.stream(Setting.values()).map(setting -> view(settings, setting)).toList();
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

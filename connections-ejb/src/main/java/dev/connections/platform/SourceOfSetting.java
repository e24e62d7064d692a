package dev.connections.platform;

import dev.connections.console.system.SettingSource;

/**
 * Where the value of a setting comes from.
 *
 * @param name of the source as the server calls it; empty for a default
 */
public record SourceOfSetting(SettingSource kind, String name) {
  static final SourceOfSetting DEFAULT = new SourceOfSetting(SettingSource.DEFAULT, "");

  static final SourceOfSetting LAUNCHER = new SourceOfSetting(SettingSource.LAUNCHER, "");

  /** As Payara calls the source of system properties. */
  static final String SYSTEM_PROPERTIES = "SystemProperty";

  /**
   * @param name as the server calls the source
   */
  static SourceOfSetting named(String name) {
    return new SourceOfSetting(
        switch (name) {
          case SYSTEM_PROPERTIES -> SettingSource.SYSTEM_PROPERTY;
          case "Environment" -> SettingSource.ENVIRONMENT;
          case "Directory" -> SettingSource.SECRETS_FOLDER;
          default -> SettingSource.SERVER;
        },
        name);
  }
}

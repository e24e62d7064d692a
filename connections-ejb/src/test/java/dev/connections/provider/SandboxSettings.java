package dev.connections.provider;

import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.sandbox.Sandbox;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The settings by which the product calls a sandbox. */
public final class SandboxSettings {
  /** There is one for each workload, so they are no constants of Setting. */
  private static final String REGISTRATIONS = "CONNECTIONS_SYSTEM_";

  private SandboxSettings() {}

  public static Settings of(Sandbox sandbox) {
    return of(sandbox, Map.of());
  }

  /**
   * @param other instead of the sandbox's
   */
  public static Settings of(Sandbox sandbox, Map<Setting, String> other) {
    Map<String, String> byKey = new HashMap<>();
    sandbox
        .environment()
        .forEach(
            (name, value) -> {
              if (!name.startsWith(REGISTRATIONS)) {
                byKey.put(key(name), value);
              }
            });
    other.forEach((setting, value) -> byKey.put(setting.key(), value));
    return Settings.from(byKey::get);
  }

  private static String key(String environmentName) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.environmentName().equals(environmentName))
        .findFirst()
        .orElseThrow()
        .key();
  }
}

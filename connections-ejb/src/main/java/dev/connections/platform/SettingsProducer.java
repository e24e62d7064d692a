package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Reads the settings from MicroProfile Config. The start has checked them before. */
@ApplicationScoped
public class SettingsProducer {
  private static final Set<String> SECRETS =
      Arrays.stream(Setting.values())
          .filter(setting -> setting.kind() == Setting.Kind.SECRET)
          .map(Setting::key)
          .collect(Collectors.toSet());

  @Produces
  @Singleton
  Settings settings() {
    return current();
  }

  /** Before CDI is there, too: EclipseLink's session customizer needs them. */
  public static Settings current() {
    Config config = ConfigProvider.getConfig();
    return from(config.getConfigSources(), key -> config.getOptionalValue(key, String.class));
  }

  /**
   * Secrets come from their source as they stand there: the configuration would expand <code>${...}
   * </code> in them, and write what it cannot expand to the log.
   *
   * @param sources the strongest first
   * @param expanded the configuration's answer for a key
   */
  static Settings from(
      Iterable<ConfigSource> sources, Function<String, Optional<String>> expanded) {
    return Settings.from(
        key -> SECRETS.contains(key) ? literal(sources, key) : expanded.apply(key).orElse(null));
  }

  /** Of the first source that has it. */
  private static String literal(Iterable<ConfigSource> sources, String key) {
    return StreamSupport.stream(sources.spliterator(), false)
        .map(source -> source.getValue(key))
        .filter(value -> value != null && !value.isEmpty())
        .findFirst()
        .orElse(null);
  }
}

package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Reads the settings from MicroProfile Config. The start has checked them before. */
@ApplicationScoped
public class SettingsProducer {
  /**
   * A system property of the launcher, no setting: the keys, separated by commas, whose system
   * property it set itself, where the operator set none.
   */
  static final String WORKED_OUT = "connections.worked-out";

  private static final Set<String> SECRETS =
      Arrays.stream(Setting.values())
          .filter(setting -> setting.kind() == Setting.Kind.SECRET)
          .map(Setting::key)
          .collect(Collectors.toSet());

  private static boolean isSecret(String key) {
    return SECRETS.contains(key)
        || RegistrationSetting.named(key)
            .filter(setting -> setting.part().kind() == Setting.Kind.SECRET)
            .isPresent();
  }

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
        key -> isSecret(key) ? literal(sources, key) : expanded.apply(key).orElse(null),
        key -> source(sources, key),
        names(sources));
  }

  private static Set<String> names(Iterable<ConfigSource> sources) {
    Set<String> names = new TreeSet<>();
    sources.forEach(source -> names.addAll(source.getPropertyNames()));
    return names;
  }

  private static String literal(Iterable<ConfigSource> sources, String key) {
    return having(sources, key).map(source -> source.getValue(key)).findFirst().orElse(null);
  }

  /** What the launcher worked out of another source, such as an absolute path, is that one's. */
  private static SourceOfSetting source(Iterable<ConfigSource> sources, String key) {
    boolean workedOut = Arrays.asList(System.getProperty(WORKED_OUT, "").split(",")).contains(key);
    return having(sources, key)
        .map(ConfigSource::getName)
        .filter(name -> !workedOut || !name.equals(SourceOfSetting.SYSTEM_PROPERTIES))
        .findFirst()
        .map(SourceOfSetting::named)
        .orElse(workedOut ? SourceOfSetting.LAUNCHER : SourceOfSetting.named(""));
  }

  /** Those that have a value, the strongest first. */
  private static Stream<ConfigSource> having(Iterable<ConfigSource> sources, String key) {
    return StreamSupport.stream(sources.spliterator(), false)
        .filter(
            source -> {
              String value = source.getValue(key);
              return value != null && !value.isEmpty();
            });
  }
}

package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings from MicroProfile Config. The start has checked them before. */
@ApplicationScoped
public class SettingsProducer {
  @Produces
  @Singleton
  Settings settings() {
    return current();
  }

  /** Before CDI is there, too: EclipseLink's session customizer needs them. */
  public static Settings current() {
    Config config = ConfigProvider.getConfig();
    return Settings.from(key -> config.getOptionalValue(key, String.class).orElse(null));
  }
}

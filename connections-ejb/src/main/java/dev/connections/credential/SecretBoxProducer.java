package dev.connections.credential;

import dev.connections.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one secret box of the application. The start has checked its keys before. */
@ApplicationScoped
public class SecretBoxProducer {
  @Produces
  @Singleton
  SecretBox secretBox(Settings settings) {
    return new SecretBox(SecretKeys.from(settings));
  }
}

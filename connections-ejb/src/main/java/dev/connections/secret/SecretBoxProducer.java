package dev.connections.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The one secret box of the application: the one that the start has checked, and none before. A box
 * made here could make a new key file in place of a lost one.
 */
@ApplicationScoped
public class SecretBoxProducer {
  @Inject private SecretKeyCheck checked;

  @Produces
  @Singleton
  SecretBox secretBox() {
    return checked.box();
  }
}

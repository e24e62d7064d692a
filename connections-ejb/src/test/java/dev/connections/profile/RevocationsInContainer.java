package dev.connections.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What a timer calls each minute. */
@ApplicationScoped
public class RevocationsInContainer {
  @Inject private GrantRevocations revocations;

  /** Gives back what is noted. */
  public void work() {
    revocations.work();
  }
}

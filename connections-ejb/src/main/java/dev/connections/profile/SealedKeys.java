package dev.connections.profile;

import dev.connections.secret.SealedColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Names the column of private keys, so that a change of the secret keys reaches it. */
@ApplicationScoped
class SealedKeys {
  @Produces
  @Dependent
  SealedColumn column() {
    return ProfileKey.SEALED;
  }
}

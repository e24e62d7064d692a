package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.audit.CurrentCaller;
import dev.connections.platform.InTransaction;
import dev.connections.profile.use.ProfileUsers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * The profiles of a program that reaches some connections alone: those with which applications of
 * these sign in. One that stands alone may become another connection's, so it is none of them.
 */
@ApplicationScoped
class ProfileReach {
  @Inject private CurrentCaller callers;
  @Inject private ProfileUsers users;
  @Inject private ProfileRows profiles;

  /** Ids of the profiles that the caller may know of; empty for one who is not limited. */
  @InTransaction
  Optional<Set<String>> limits() {
    return callers.limits().map(users::ofConnections);
  }

  boolean isLimited() {
    return callers.limits().isPresent();
  }

  /**
   * What a key does not reach is not there for it, and how a system application signs in is there
   * for nobody: it goes by its application.
   */
  @InTransaction
  void refuseOutOfReach(String profileId) throws UnknownProfileException {
    profiles.getOwn(profileId);
    refuseBeyondLimits(profileId);
  }

  /** For what people do on the page of an application, whoever manages how it signs in. */
  @InTransaction
  void refuseBeyondLimits(String profileId) throws UnknownProfileException {
    profiles.get(profileId);
    if (limits().filter(ids -> !ids.contains(profileId)).isPresent()) {
      throw new UnknownProfileException(profileId);
    }
  }
}

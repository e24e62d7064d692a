package dev.connections.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.profile.ProfilesInUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has profiles verified that a provider refused: what a person has to mend is told where people
 * look, and not only to the connector that asked. Safe for many threads.
 */
@ApplicationScoped
class RefusedProfiles {
  private static final Logger LOG = Logger.getLogger(RefusedProfiles.class.getName());
  private static final Duration AGAIN = Duration.ofMinutes(5);
  private static final int MOST = 50_000;

  @Inject private ProfilesInUse profiles;

  private final Cache<String, Boolean> verified =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(AGAIN).build();

  /** Starts a verification and returns at once; does nothing so shortly after the last one. */
  void verify(String profileId) {
    if (verified.asMap().putIfAbsent(profileId, true) != null) {
      return;
    }
    try {
      profiles.verify(profileId, Actor.SYSTEM);
    } catch (UnknownProfileException gone) {
      LOG.log(Level.FINE, "Removed meanwhile", gone);
    } catch (RejectedExecutionException busy) {
      LOG.log(Level.INFO, "Not verified after a refusal: {0}", busy.getMessage());
    }
  }
}

package dev.connections.profile;

import dev.connections.console.KeyState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Candidate, current, previous. The replaced key stays as previous, so that a person can still tell
 * which one to remove at the provider; an older previous one is destroyed. A key of another
 * application is no previous key of this one and is destroyed at once.
 */
@ApplicationScoped
class KeyRotation {
  @Inject private ProfileRows profiles;
  @Inject private ProfileAudit audit;

  void first(Profile profile, ProfileKey candidate) {
    candidate.becomeCurrentOf(profile.id());
    profiles.flush();
  }

  void rotate(Profile profile, ProfileKey candidate, boolean sameApplication) {
    String replaced = "";
    for (ProfileKey key : profiles.keys(profile.id())) {
      if (key.state() == KeyState.PREVIOUS || !sameApplication) {
        profiles.destroy(key);
      }
      if (key.state() == KeyState.CURRENT) {
        replaced = key.thumbprint();
      }
    }
    if (sameApplication) {
      profiles.keys(profile.id()).forEach(ProfileKey::becomePrevious);
      profiles.flush();
    }
    candidate.becomeCurrentOf(profile.id());
    profiles.flush();
    audit.done("profile-key-rotated", profile, "key " + replaced + " by " + candidate.thumbprint());
  }

  void dropPrevious(Profile profile) {
    for (ProfileKey key : profiles.keys(profile.id())) {
      if (key.state() == KeyState.PREVIOUS) {
        profiles.destroy(key);
        audit.done("profile-previous-key-dropped", profile, "key " + key.thumbprint());
      }
    }
  }
}

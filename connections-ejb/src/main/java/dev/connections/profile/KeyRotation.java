package dev.connections.profile;

import dev.connections.audit.AuditTrail;
import dev.connections.console.activity.Act;
import dev.connections.console.profiles.KeyState;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Candidate, current, previous. The replaced credential stays as previous, so that a person can
 * still tell which one to remove at the provider; an older previous one is destroyed. A credential
 * of another application is no previous one of this and is destroyed at once. The switch is one
 * transaction, so that a sign-in finds the old one or the new one at every moment.
 */
@ApplicationScoped
class KeyRotation {
  @Inject private ProfileRows profiles;
  @EJB private AuditTrail trail;

  /** For the audit trail. */
  static String named(ProfileKey key) {
    String what =
        switch (key.credentialKind()) {
          case PRIVATE_KEY -> "key ";
          case CERTIFICATE -> "certificate ";
          case CLIENT_SECRET -> "client secret ";
        };
    return what + key.shown();
  }

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
        replaced = named(key);
      }
    }
    if (sameApplication) {
      profiles.keys(profile.id()).forEach(ProfileKey::becomePrevious);
      profiles.flush();
    }
    candidate.becomeCurrentOf(profile.id());
    profiles.flush();
    trail.done(Act.PROFILE_KEY_ROTATED, profile.asSubject(), replaced + " by " + named(candidate));
  }

  void dropPrevious(Profile profile) {
    for (ProfileKey key : profiles.keys(profile.id())) {
      if (key.state() == KeyState.PREVIOUS) {
        profiles.destroy(key);
        trail.done(Act.PROFILE_PREVIOUS_KEY_DROPPED, profile.asSubject(), named(key));
      }
    }
  }
}

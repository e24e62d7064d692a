package dev.connections.profile;

import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.console.activity.Act;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.KeyState;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Candidate, current, previous. The replaced credential stays as previous, so that a person can
 * still tell which one to remove at the provider; an older previous one is destroyed. A grant stays
 * until the one that replaced it works, since nobody can remove a single one there. The same key
 * under another key ID takes its own place, and the previous one stays. A credential of another
 * application is no previous one of this and is destroyed at once. The switch is one transaction,
 * so that a sign-in finds the old one or the new one at every moment.
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
          case GRANT -> "grant of ";
        };
    return what + key.shown();
  }

  void first(Profile profile, ProfileKey candidate) {
    candidate.becomeCurrentOf(profile.id());
    profiles.flush();
  }

  void rotate(Profile profile, ProfileKey candidate, boolean sameApplication) {
    String replaced = "";
    boolean sameKey =
        sameApplication
            && profiles.current(profile.id()).thumbprint().equals(candidate.thumbprint());
    for (ProfileKey key : profiles.keys(profile.id())) {
      // A key that only got another name at the provider must not be told to be deleted there.
      boolean isThere = sameKey && key.state() == KeyState.CURRENT;
      boolean isOld = !sameKey && key.state() == KeyState.PREVIOUS;
      if (isThere || isOld || !sameApplication) {
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
    String by = candidate.isCopyOfStored() ? "key " + candidate.signsAs() : named(candidate);
    trail.done(Act.PROFILE_KEY_ROTATED, profile.asSubject(), replaced + " by " + by);
  }

  /**
   * The current credential works: a grant that it replaced is of no use any more.
   *
   * @param keys of the profile
   */
  void endReplacedGrants(Profile profile, List<ProfileKey> keys, Actor by) {
    for (ProfileKey key : keys) {
      if (key.state() == KeyState.PREVIOUS && key.credentialKind() == CredentialKind.GRANT) {
        profiles.retire(key);
        trail.doneBy(by, Act.PROFILE_PREVIOUS_KEY_DROPPED, profile.asSubject(), named(key));
      }
    }
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

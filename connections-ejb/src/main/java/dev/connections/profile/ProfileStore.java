package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.console.activity.Act;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.profiles.ProfileUser;
import dev.connections.console.verification.Verification;
import dev.connections.profile.use.ProfileUsers;
import dev.connections.verification.Verifications;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The short transactions around stored profiles. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class ProfileStore {
  @Inject private ProfileRows profiles;
  @Inject private DraftRows drafts;
  @Inject private ProfileViews views;
  @Inject private ProfileUsers users;
  @Inject private KeyRotation rotation;
  @Inject private Verifications verifications;
  @Inject private SignIns signIns;
  @Inject private VerificationClaims claims;
  @EJB private AuditTrail trail;

  ProfileDetails get(String id) throws UnknownProfileException {
    return views.details(profile(profiles.find(id), id));
  }

  Verification verification(String id) throws UnknownProfileException {
    return verifications.last(profile(profiles.find(id), id).id());
  }

  VerificationClaim claim(String id, Actor by) throws UnknownProfileException {
    StoredProfile stored = profiles.stored(profile(profiles.find(id), id));
    return claims.claim(id, signIns.of(stored), by);
  }

  void dropPreviousCredential(String id) throws UnknownProfileException {
    rotation.dropPrevious(profile(profiles.lock(id), id));
  }

  void delete(String id, Actor by) throws UnknownProfileException, ProfileInUseException {
    List<String> ended = new ArrayList<>(drafts.idsOf(id));
    ended.add(id);
    verifications.lock(ended);
    Profile profile = profile(profiles.lock(id), id);
    List<String> usedBy = users.of(id).stream().map(ProfileUser::name).toList();
    if (!usedBy.isEmpty()) {
      throw new ProfileInUseException(usedBy);
    }
    trail.doneBy(by, Act.PROFILE_DELETED, profile.asSubject(), "");
    verifications.forget(ended);
    profiles.remove(profile);
  }

  private static Profile profile(Optional<Profile> found, String id)
      throws UnknownProfileException {
    return found.orElseThrow(() -> new UnknownProfileException(id));
  }
}

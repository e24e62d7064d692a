package dev.connections.profile;

import dev.connections.api.Cloud;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.activity.Act;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.profiles.ProfileUser;
import dev.connections.console.verification.Verification;
import dev.connections.platform.BackgroundWork;
import dev.connections.platform.RetryOnDeadlock;
import dev.connections.profile.use.ProfileStanding;
import dev.connections.profile.use.ProfileUsers;
import dev.connections.verification.AbandonedRun;
import dev.connections.verification.Verifications;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Profiles as the features see them whose applications sign in with them. Works in the caller's
 * transaction, but for verifying. Below the boundary: no roles.
 */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
public class ProfilesInUse {
  private static final Logger LOG = Logger.getLogger(ProfilesInUse.class.getName());

  @Inject private ProfileList list;
  @Inject private ProfileRows profiles;
  @Inject private DraftRows drafts;
  @Inject private ProfileViews views;
  @Inject private ProfileUsers users;
  @Inject private Verifications verifications;
  @Inject private VerificationClaims claims;
  @Inject private BackgroundWork background;
  @EJB private AuditTrail trail;

  /** Those of these profiles that there are, by id; asks as often for many as for one. */
  public Map<String, ProfileStanding> standings(Collection<String> profileIds) {
    return list.standings(profileIds);
  }

  /** All that may be shown of one. */
  public ProfileDetails details(String profileId) throws UnknownProfileException {
    return views.details(profileId);
  }

  /**
   * Likewise of those of these profiles that there are, by id; asks as often for many as for one.
   */
  public Map<String, ProfileDetails> details(Collection<String> profileIds) {
    return views.details(profileIds);
  }

  /** Those of an organization that no application uses yet, by name; at most 200. */
  public List<ProfileRow> standingAlone(Workload workload, Cloud cloud, String organizationId) {
    return list.standingAlone(workload, cloud, organizationId);
  }

  /** Whether its last verification was of something else than what it is by now. */
  public boolean changedSinceVerified(String profileId) {
    return profiles
        .stored(profileId)
        .filter(stored -> verifications.isLastOfOther(profileId, stored.content()))
        .isPresent();
  }

  /**
   * Starts a verification and returns at once, as {@link
   * dev.connections.console.profiles.ConnectionProfiles#verify}; for work that no person waits for
   * too.
   *
   * @param by who asked for it
   */
  @Transactional(TxType.NEVER)
  public Verification verify(String profileId, Actor by) throws UnknownProfileException {
    return claims.start(claims.ofProfile(profileId, by));
  }

  /**
   * Likewise, but returns when the verification ended; at once where another one runs. In a thread
   * that {@link Verifications#whenThereIsRoom} gave.
   *
   * @return false when it broke off, and nobody is told of an end
   */
  @Transactional(TxType.NEVER)
  public boolean verifyInThisThread(String profileId, Actor by) throws UnknownProfileException {
    return claims
        .runOfProfile(profileId, by)
        .map(run -> verifications.run(run.id(), run.work()))
        .orElse(true);
  }

  /**
   * Ends the runs whose nodes died; answers how many. What somebody asked for is still to be found
   * out, so that it is begun again by the service, and once only: a run that its node does not
   * survive takes no other node with it.
   */
  @Transactional(TxType.NEVER)
  int endAbandoned() {
    List<AbandonedRun> ended = verifications.endAbandoned();
    for (AbandonedRun run : ended) {
      if (!Actor.SYSTEM.equals(run.startedBy())) {
        background.turn(
            "A verification that died with its node is not begun again", () -> beginAgain(run));
      }
    }
    return ended.size();
  }

  private void beginAgain(AbandonedRun run) {
    try {
      claims.start(claims.ofProfile(run.subjectId(), Actor.SYSTEM));
    } catch (UnknownProfileException draftOrRemoved) {
      LOG.log(Level.FINE, "Not verified again", draftOrRemoved);
    }
  }

  /**
   * Deletes a profile and destroys its credentials, in a transaction of its own where the caller
   * has none.
   *
   * @param by whose act it is
   * @throws ProfileInUseException when something still signs in with it
   */
  @Transactional(rollbackOn = Exception.class)
  @RetryOnDeadlock
  public void delete(String profileId, Actor by)
      throws UnknownProfileException, ProfileInUseException {
    delete(locked(profileId), by);
  }

  /**
   * As {@link #delete(String, Actor)}.
   *
   * @param version of the profile that the caller read
   */
  @Transactional(rollbackOn = Exception.class)
  @RetryOnDeadlock
  public void delete(String profileId, long version, Actor by)
      throws UnknownProfileException, ProfileInUseException, ChangedMeanwhileException {
    Profile profile = locked(profileId);
    profile.refuseIfChangedSince(version);
    delete(profile, by);
  }

  private Profile locked(String profileId) throws UnknownProfileException {
    verifications.lock(ending(profileId));
    return profiles.getLocked(profileId);
  }

  private void delete(Profile profile, Actor by) throws ProfileInUseException {
    List<String> usedBy = users.of(profile.id()).stream().map(ProfileUser::name).toList();
    if (!usedBy.isEmpty()) {
      throw new ProfileInUseException(usedBy);
    }
    trail.doneBy(by, Act.PROFILE_DELETED, profile.asSubject(), "");
    verifications.forget(ending(profile.id()));
    profiles.remove(profile);
  }

  /** What is verified and ends with a profile: itself, and the drafts that edit it. */
  private List<String> ending(String profileId) {
    List<String> ids = new ArrayList<>(drafts.idsOf(profileId));
    ids.add(profileId);
    return ids;
  }
}

package dev.connections.profile;

import dev.connections.api.ConnectionsException;
import dev.connections.api.FindingCode;
import dev.connections.api.UnknownProfileException;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Page;
import dev.connections.console.activity.Act;
import dev.connections.console.profiles.Acknowledgement;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.verification.Verification;
import dev.connections.platform.InTransaction;
import dev.connections.platform.Transactions;
import dev.connections.verification.Verifications;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** What people do with stored profiles. */
@Stateless
@Local(ConnectionProfiles.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectionProfilesBean implements ConnectionProfiles {
  @Inject private CurrentCaller callers;
  @Inject private Transactions transactions;
  @Inject private ProfileRows profiles;
  @Inject private ProfileList list;
  @Inject private ProfileViews views;
  @Inject private ProfileReach reach;
  @Inject private KeyRotation rotation;
  @Inject private Verifications verifications;
  @Inject private VerificationClaims claims;
  @Inject private FindingAnswers answers;
  @Inject private ProfilesInUse used;
  @EJB private AuditTrail trail;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public Page<ProfileRow> list(ProfileFilter filter) {
    return list.list(filter);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public ProfileDetails get(String profileId) throws UnknownProfileException {
    reach.refuseOutOfReach(profileId);
    return views.details(profileId);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Verification verify(String profileId) throws UnknownProfileException {
    reach.refuseOutOfReach(profileId);
    VerificationClaim claim = claims.ofProfile(profileId, callers.actor());
    return claims.start(claim);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public Verification verification(String profileId) throws UnknownProfileException {
    reach.refuseOutOfReach(profileId);
    return verifications.last(profiles.get(profileId).id());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void dropPreviousCredential(String profileId) throws UnknownProfileException {
    reach.refuseBeyondLimits(profileId);
    Profile profile = profiles.getLocked(profileId);
    rotation.dropPrevious(profile);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void acknowledge(String profileId, Acknowledgement acknowledgement)
      throws UnknownProfileException, InvalidFieldsException {
    reach.refuseBeyondLimits(profileId);
    answers.acknowledge(profileId, acknowledgement, callers.actor());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void reopen(String profileId, FindingCode code, String subject)
      throws UnknownProfileException, InvalidFieldsException {
    reach.refuseBeyondLimits(profileId);
    answers.reopen(profileId, code, subject, callers.actor());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void delete(String profileId) throws UnknownProfileException, ProfileInUseException {
    reach.refuseOutOfReach(profileId);
    try {
      used.delete(profileId, callers.actor());
    } catch (ProfileInUseException inUse) {
      throw refused(profileId, inUse);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void delete(String profileId, long version)
      throws UnknownProfileException, ProfileInUseException, ChangedMeanwhileException {
    reach.refuseOutOfReach(profileId);
    try {
      used.delete(profileId, version, callers.actor());
    } catch (ProfileInUseException inUse) {
      throw refused(profileId, inUse);
    } catch (ChangedMeanwhileException changed) {
      throw refused(profileId, changed);
    }
  }

  private <E extends ConnectionsException> E refused(String profileId, E reason)
      throws UnknownProfileException {
    Subject profile = transactions.call(() -> profiles.get(profileId).asSubject());
    trail.refused(Act.PROFILE_DELETED, profile, reason.getMessage());
    return reason;
  }
}

package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.console.Page;
import dev.connections.console.activity.Act;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.verification.Verification;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The console's view of stored profiles: roles and callers here, transactions below. */
@Stateless
@Local(ConnectionProfiles.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectionProfilesBean implements ConnectionProfiles {
  @Inject private CurrentCaller callers;
  @Inject private ProfileStore store;
  @Inject private ProfileList list;
  @Inject private VerificationClaims claims;
  @EJB private AuditTrail trail;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public Page<ProfileRow> list(ProfileFilter filter) {
    return list.list(filter);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public ProfileDetails get(String profileId) throws UnknownProfileException {
    return store.get(profileId);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Verification verify(String profileId) throws UnknownProfileException {
    return claims.start(store.claim(profileId, callers.actor()));
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public Verification verification(String profileId) throws UnknownProfileException {
    return store.verification(profileId);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void dropPreviousCredential(String profileId) throws UnknownProfileException {
    store.dropPreviousCredential(profileId);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void delete(String profileId) throws UnknownProfileException, ProfileInUseException {
    try {
      store.delete(profileId, callers.actor());
    } catch (ProfileInUseException inUse) {
      String name = store.get(profileId).fields().name();
      trail.refused(
          Act.PROFILE_DELETED, Subject.of("profile", profileId, name), inUse.getMessage());
      throw inUse;
    }
  }
}

package dev.connections.application;

import dev.connections.api.ConnectionsException;
import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.activity.Act;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.console.connection.Applications;
import dev.connections.console.verification.Verification;
import dev.connections.profile.ProfilesInUse;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;

/** The console's view of applications: roles and callers here, transactions below. */
@Stateless
@Local(Applications.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApplicationsBean implements Applications {
  @Inject private CurrentCaller callers;
  @Inject private ApplicationStore store;
  @Inject private ProfilesInUse profiles;
  @EJB private AuditTrail trail;

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Verification verify(String applicationId) throws UnknownApplicationException {
    Optional<String> profileId = store.profileToVerify(applicationId);
    return profileId.isPresent()
        ? start(applicationId, profileId.get())
        : store.verification(applicationId);
  }

  private Verification start(String applicationId, String profileId)
      throws UnknownApplicationException {
    try {
      return profiles.verify(profileId, caller());
    } catch (UnknownProfileException removedMeanwhile) {
      throw new UnknownApplicationException(applicationId);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public Verification verification(String applicationId) throws UnknownApplicationException {
    return store.verification(applicationId);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void rename(String applicationId, long version, String name)
      throws UnknownApplicationException, InvalidFieldsException, ChangedMeanwhileException {
    try {
      store.rename(applicationId, version, name, caller());
    } catch (ChangedMeanwhileException changed) {
      throw refused(Act.APPLICATION_RENAMED, applicationId, changed);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void changeCapabilities(String applicationId, long version, Collection<String> codes)
      throws UnknownApplicationException,
          InvalidFieldsException,
          CapabilityNeededException,
          ChangedMeanwhileException {
    try {
      if (store.changeCapabilities(applicationId, version, codes, caller())) {
        verify(applicationId);
      }
    } catch (CapabilityNeededException needed) {
      throw refused(Act.APPLICATION_CAPABILITIES_CHANGED, applicationId, needed);
    } catch (ChangedMeanwhileException changed) {
      throw refused(Act.APPLICATION_CAPABILITIES_CHANGED, applicationId, changed);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void disable(String applicationId, long version)
      throws UnknownApplicationException, CapabilityNeededException, ChangedMeanwhileException {
    try {
      store.disable(applicationId, version, caller());
    } catch (CapabilityNeededException needed) {
      throw refused(Act.APPLICATION_DISABLED, applicationId, needed);
    } catch (ChangedMeanwhileException changed) {
      throw refused(Act.APPLICATION_DISABLED, applicationId, changed);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void enable(String applicationId, long version)
      throws UnknownApplicationException, ChangedMeanwhileException {
    try {
      store.enable(applicationId, version, caller());
    } catch (ChangedMeanwhileException changed) {
      throw refused(Act.APPLICATION_ENABLED, applicationId, changed);
    }
  }

  @Override
  @RolesAllowed("administrator")
  public void remove(String applicationId, long version, boolean keepProfile)
      throws UnknownApplicationException, CapabilityNeededException, ChangedMeanwhileException {
    try {
      store.remove(applicationId, version, keepProfile, caller());
    } catch (CapabilityNeededException needed) {
      throw refused(Act.APPLICATION_REMOVED, applicationId, needed);
    } catch (ChangedMeanwhileException changed) {
      throw refused(Act.APPLICATION_REMOVED, applicationId, changed);
    }
  }

  private <E extends ConnectionsException> E refused(Act act, String id, E reason) {
    Subject application = Subject.of("application", id, store.name(id).orElse(""));
    trail.refused(act, application, reason.getMessage());
    return reason;
  }

  private Actor caller() {
    return callers.actor();
  }
}

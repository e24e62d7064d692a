package dev.connections.application;

import dev.connections.api.ApplicationType;
import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.activity.Act;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.console.connection.Applications;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.verification.Verification;
import dev.connections.platform.InTransaction;
import dev.connections.platform.InputRules;
import dev.connections.platform.NameRules;
import dev.connections.platform.Transactions;
import dev.connections.profile.ProfilesInUse;
import dev.connections.verification.Verifications;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What people do with one application. */
@Stateless
@Local(Applications.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApplicationsBean implements Applications {
  @Inject private CurrentCaller callers;
  @Inject private Transactions transactions;
  @Inject private ApplicationRows rows;
  @Inject private ApplicationChanges changes;
  @Inject private ApplicationStates states;
  @Inject private CapabilityChange capabilities;
  @Inject private Enabling enabling;
  @Inject private ProfilesInUse profiles;
  @Inject private Verifications verifications;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Verification verify(String applicationId) throws UnknownApplicationException {
    Optional<String> profileId = transactions.call(() -> profileToVerify(applicationId));
    return profileId.isPresent()
        ? start(applicationId, profileId.get())
        : transactions.call(() -> last(applicationId));
  }

  /** How it signs in; empty while it is out of use. */
  private Optional<String> profileToVerify(String id) throws UnknownApplicationException {
    Application application = rows.get(id);
    changes.home(application);
    return application.disabled() ? Optional.empty() : Optional.of(application.profileId());
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
  @InTransaction
  public Verification verification(String applicationId) throws UnknownApplicationException {
    refuseOutOfReach(rows.get(applicationId));
    return last(applicationId);
  }

  private void refuseOutOfReach(Application application) throws UnknownApplicationException {
    if (!callers.reaches(application.connectionId())) {
      throw new UnknownApplicationException(application.id());
    }
  }

  private Verification last(String id) throws UnknownApplicationException {
    return verifications.last(rows.get(id).profileId());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void rename(String applicationId, long version, String name)
      throws UnknownApplicationException, InvalidFieldsException, ChangedMeanwhileException {
    Application application =
        changes.open(applicationId, version, Act.APPLICATION_RENAMED).application();
    Optional<FieldProblem> wrong = NameRules.wrong("name", name);
    if (wrong.isEmpty()) {
      wrong =
          rows.sameName(application.connectionId(), name, applicationId)
              .map(other -> new FieldProblem("name", "TAKEN", List.of(other)));
    }
    if (wrong.isPresent()) {
      throw new InvalidFieldsException(List.of(wrong.get()));
    }
    String before = application.name();
    application.rename(InputRules.stripped(name), caller().name(), clock.instant());
    states.derive(application, caller().name());
    changes.done(Act.APPLICATION_RENAMED, application, before);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void changeCapabilities(String applicationId, long version, Collection<String> codes)
      throws UnknownApplicationException,
          InvalidFieldsException,
          CapabilityNeededException,
          ChangedMeanwhileException {
    if (capabilities.change(applicationId, version, codes)) {
      verify(applicationId);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void disable(String applicationId, long version)
      throws UnknownApplicationException, CapabilityNeededException, ChangedMeanwhileException {
    OpenedApplication opened = changes.open(applicationId, version, Act.APPLICATION_DISABLED);
    changes.refuseToLose(opened, rows.capabilitiesOf(applicationId), Act.APPLICATION_DISABLED);
    Application application = opened.application();
    if (!application.disabled()) {
      application.disable(caller().name(), clock.instant());
      changes.done(Act.APPLICATION_DISABLED, application, "");
      states.derive(application, caller().name());
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void enable(String applicationId, long version)
      throws UnknownApplicationException, ChangedMeanwhileException {
    if (enabling.enable(applicationId, version)) {
      verify(applicationId);
    }
  }

  @Override
  @RolesAllowed("administrator")
  @InTransaction
  public void remove(String applicationId, long version, boolean keepProfile)
      throws UnknownApplicationException, CapabilityNeededException, ChangedMeanwhileException {
    OpenedApplication opened = changes.open(applicationId, version, Act.APPLICATION_REMOVED);
    changes.refuseToLose(opened, rows.capabilitiesOf(applicationId), Act.APPLICATION_REMOVED);
    Application application = opened.application();
    rows.remove(application);
    rows.flush();
    changes.done(Act.APPLICATION_REMOVED, application, "");
    // What people granted is nothing without its application.
    if (!keepProfile || application.type() == ApplicationType.SYSTEM) {
      try {
        profiles.delete(application.profileId(), caller());
      } catch (UnknownProfileException | ProfileInUseException impossible) {
        throw new IllegalStateException("a profile serves one application", impossible);
      }
    }
  }

  private Actor caller() {
    return callers.actor();
  }
}

package dev.connections.application;

import dev.connections.api.ConnectionsException;
import dev.connections.api.UnknownConnectionException;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.connector.AccessChanged;
import dev.connections.connector.SharedConnection;
import dev.connections.connector.SharedConnections;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.activity.Act;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.verification.Verifications;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/**
 * How every change of an application begins and ends: what is locked, who may have come first, who
 * is told. Used in a transaction of the caller; a refusal is recorded whatever becomes of that.
 */
@ApplicationScoped
class ApplicationChanges {
  @Inject private ApplicationRows rows;
  @Inject private NeededCapabilities needed;
  @Inject private SharedConnections connections;
  @Inject private Verifications verifications;
  @EJB private AuditTrail trail;
  @Inject private CurrentCaller caller;
  @Inject private Event<HealthDerived> derived;
  @Inject private Event<AccessChanged> access;

  /**
   * Locks verification, application and connection, in this order.
   *
   * @param version that the caller saw
   */
  OpenedApplication open(String id, long version, Act act)
      throws UnknownApplicationException, ChangedMeanwhileException {
    String profileId = rows.get(id).profileId();
    verifications.lock(List.of(profileId));
    Application application = rows.lock(id).orElseThrow(() -> new UnknownApplicationException(id));
    SharedConnection home = home(application);
    if (application.version() != version) {
      throw refused(
          act,
          application,
          new ChangedMeanwhileException(application.changedBy(), application.changedAt()));
    }
    return new OpenedApplication(application, home);
  }

  /** Locks its connection; one that was removed has no applications to work with. */
  SharedConnection home(Application application) throws UnknownApplicationException {
    try {
      return connections.lock(application.connectionId());
    } catch (UnknownConnectionException removed) {
      throw new UnknownApplicationException(application.id());
    }
  }

  /**
   * @param lost codes of the capabilities that it would no longer provide
   */
  void refuseToLose(OpenedApplication opened, Collection<String> lost, Act act)
      throws CapabilityNeededException {
    try {
      needed.refuseToLose(opened.application(), opened.home(), lost);
    } catch (CapabilityNeededException inUse) {
      throw refused(act, opened.application(), inUse);
    }
  }

  private <E extends ConnectionsException> E refused(Act act, Application application, E reason) {
    Subject named = Subject.of("application", application.id(), application.name());
    trail.refused(act, named, reason.getMessage());
    return reason;
  }

  /** Writes what was changed, notes it, and has the connection's state derived again. */
  void done(Act act, Application application, String detail) {
    rows.flush();
    trail.done(act, application.asSubject(), detail);
    derived.fire(new HealthDerived(application.connectionId(), caller.actor().name()));
    access.fire(new AccessChanged(application.connectionId()));
  }
}

package dev.connections.application;

import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.capability.NamedCapabilities;
import dev.connections.connector.SharedConnection;
import dev.connections.connector.SharedConnections;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.UnknownConnectionException;
import dev.connections.console.activity.Act;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.verification.Verification;
import dev.connections.listing.ApplicationListing;
import dev.connections.platform.NameRules;
import dev.connections.platform.RetryOnDeadlock;
import dev.connections.profile.ProfilesInUse;
import dev.connections.verification.Verifications;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The short transactions around applications. */
@ApplicationScoped
@RetryOnDeadlock
@Transactional(rollbackOn = Exception.class)
class ApplicationStore {
  @Inject private ApplicationRows rows;
  @Inject private ApplicationStates states;
  @Inject private ApplicationListing listing;
  @Inject private NeededCapabilities needed;
  @Inject private CapabilityChoice chosen;
  @Inject private NamedCapabilities capabilities;
  @Inject private SharedConnections connections;
  @Inject private ProfilesInUse profiles;
  @Inject private Verifications verifications;
  @EJB private AuditTrail trail;
  @Inject private Event<HealthDerived> derived;
  @Inject private Clock clock;

  /** How it signs in, to be verified; empty while it is out of use. */
  Optional<String> profileToVerify(String id) throws UnknownApplicationException {
    Application application = existing(id);
    home(application);
    return Optional.ofNullable(application.profileId()).filter(any -> !application.disabled());
  }

  Verification verification(String id) throws UnknownApplicationException {
    String profileId = existing(id).profileId();
    return profileId == null ? null : verifications.last(profileId);
  }

  /** Empty when there is none any more. */
  Optional<String> name(String id) {
    return rows.find(id).map(Application::name);
  }

  void rename(String id, long version, String name, Actor by)
      throws UnknownApplicationException, InvalidFieldsException, ChangedMeanwhileException {
    Application application = open(id, version).application();
    Optional<FieldProblem> problem = NameRules.wrong("name", name);
    if (problem.isEmpty()) {
      problem =
          rows.sameName(application.connectionId(), name, id)
              .map(other -> new FieldProblem("name", "TAKEN", List.of(other)));
    }
    if (problem.isPresent()) {
      throw new InvalidFieldsException(List.of(problem.get()));
    }
    String before = application.name();
    application.rename(name.strip(), by.name(), clock.instant());
    states.derive(application, by.name());
    tell(application, by, Act.APPLICATION_RENAMED, before);
  }

  void disable(String id, long version, Actor by)
      throws UnknownApplicationException, CapabilityNeededException, ChangedMeanwhileException {
    OpenedApplication opened = open(id, version);
    Application application = opened.application();
    needed.refuseToLose(application, opened.home(), rows.capabilitiesOf(id));
    if (!application.disabled()) {
      application.disable(by.name(), clock.instant());
      tell(application, by, Act.APPLICATION_DISABLED, "");
      states.derive(application, by.name());
    }
  }

  void enable(String id, long version, Actor by)
      throws UnknownApplicationException, ChangedMeanwhileException {
    Application application = open(id, version).application();
    if (application.disabled()) {
      application.enable(by.name(), clock.instant());
      tell(application, by, Act.APPLICATION_ENABLED, "");
      states.derive(application, by.name());
    }
  }

  /** Answers whether they differ from those before. */
  boolean changeCapabilities(String id, long version, Collection<String> codes, Actor by)
      throws UnknownApplicationException,
          InvalidFieldsException,
          CapabilityNeededException,
          ChangedMeanwhileException {
    OpenedApplication opened = open(id, version);
    Application application = opened.application();
    Workload workload = opened.home().workload();
    Set<String> before = rows.capabilitiesOf(id);
    Map<String, Integer> wanted = chosen.of(workload, application.type(), codes, before);
    Set<String> lost = new TreeSet<>(before);
    lost.removeAll(wanted.keySet());
    Set<String> added = new TreeSet<>(wanted.keySet());
    added.removeAll(before);
    if (lost.isEmpty() && added.isEmpty()) {
      return false;
    }
    needed.refuseToLose(application, opened.home(), lost);
    if (!lost.isEmpty()) {
      rows.remove(id, lost);
    }
    Instant now = clock.instant();
    added.forEach(
        code -> rows.add(new ApplicationCapability(id, code, wanted.get(code), by.name(), now)));
    listing.hold(id, wanted.keySet());
    application.touch(by.name(), now);
    tell(application, by, Act.APPLICATION_CAPABILITIES_CHANGED, difference(workload, added, lost));
    return true;
  }

  private String difference(Workload workload, Set<String> added, Set<String> lost) {
    return Stream.concat(
            capabilities.titles(workload, added).stream().map(title -> "+ " + title),
            capabilities.titles(workload, lost).stream().map(title -> "- " + title))
        .collect(Collectors.joining(", "));
  }

  void remove(String id, long version, boolean keepProfile, Actor by)
      throws UnknownApplicationException, CapabilityNeededException, ChangedMeanwhileException {
    OpenedApplication opened = open(id, version);
    Application application = opened.application();
    needed.refuseToLose(application, opened.home(), rows.capabilitiesOf(id));
    rows.remove(application);
    rows.flush();
    tell(application, by, Act.APPLICATION_REMOVED, "");
    if (!keepProfile && application.profileId() != null) {
      try {
        profiles.delete(application.profileId(), by);
      } catch (UnknownProfileException | ProfileInUseException impossible) {
        throw new IllegalStateException("a profile serves one application", impossible);
      }
    }
  }

  private OpenedApplication open(String id, long version)
      throws UnknownApplicationException, ChangedMeanwhileException {
    String profileId = existing(id).profileId();
    if (profileId != null) {
      verifications.lock(List.of(profileId));
    }
    Application application = rows.lock(id).orElseThrow(() -> new UnknownApplicationException(id));
    SharedConnection home = home(application);
    if (application.version() != version) {
      throw new ChangedMeanwhileException(application.changedBy(), application.changedAt());
    }
    return new OpenedApplication(application, home);
  }

  private Application existing(String id) throws UnknownApplicationException {
    return rows.find(id).orElseThrow(() -> new UnknownApplicationException(id));
  }

  private SharedConnection home(Application application) throws UnknownApplicationException {
    try {
      return connections.lock(application.connectionId());
    } catch (UnknownConnectionException removed) {
      throw new UnknownApplicationException(application.id());
    }
  }

  private void tell(Application application, Actor by, Act act, String detail) {
    rows.flush();
    trail.done(act, application.asSubject(), detail);
    derived.fire(new HealthDerived(application.connectionId(), by.name()));
  }
}

package dev.connections.application;

import dev.connections.api.ApplicationType;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.listing.ApplicationListing;
import dev.connections.listing.ConnectionFacts;
import dev.connections.profile.ProfilesInUse;
import dev.connections.provider.Organization;
import dev.connections.verification.Health;
import dev.connections.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The applications of connections, for package connection. Used in a transaction of the caller. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
public class ConnectionApplications {
  @Inject private ApplicationRows rows;
  @Inject private ApplicationViews views;
  @Inject private ApplicationListing listing;
  @Inject private ProfilesInUse profiles;
  @Inject private Verifications verifications;
  @Inject private Clock clock;

  /** Adds one; the database refuses a profile that another one uses, and a name that is taken. */
  public ApplicationHealth add(ConnectionFacts connection, NewApplication wanted, String by) {
    Application application =
        Application.of(
            connection.id(),
            wanted.type(),
            wanted.name(),
            wanted.profile().clientId(),
            wanted.profile().id(),
            by,
            clock.instant());
    rows.add(application);
    Set<String> codes = new LinkedHashSet<>();
    for (CapabilityView capability : wanted.capabilities()) {
      rows.add(
          new ApplicationCapability(
              application.id(), capability.code(), capability.version(), by, clock.instant()));
      codes.add(capability.code());
    }
    Health health = wanted.profile().health();
    listing.add(connection, application.facts(), health, codes);
    return new ApplicationHealth(application.id(), application.name(), health, codes);
  }

  /** Empty when there is none, or none any more. */
  public Optional<ConnectedApplication> find(String applicationId) {
    return rows.find(applicationId)
        .map(
            a ->
                new ConnectedApplication(
                    a.id(),
                    a.connectionId(),
                    a.type(),
                    a.name(),
                    a.clientId(),
                    a.profileId(),
                    rows.capabilitiesOf(a.id())));
  }

  /** Those that hold a capability and are not disabled, by name. */
  public List<HoldingApplication> holding(String connectionId, String capability) {
    Map<String, Application> own =
        rows.of(connectionId).stream().collect(Collectors.toMap(Application::id, a -> a));
    return rows.healthOf(connectionId).stream()
        .filter(a -> !a.disabled() && a.capabilities().contains(capability))
        .map(
            a ->
                new HoldingApplication(
                    a.applicationId(),
                    a.name(),
                    own.get(a.applicationId()).profileId(),
                    a.health(),
                    a.capabilities()))
        .toList();
  }

  /** How each of them is doing, by name. */
  public List<ApplicationHealth> healthOf(String connectionId) {
    return rows.healthOf(connectionId);
  }

  /** The name of another application of the connection with the same name, or empty. */
  public Optional<String> sameName(String connectionId, String name) {
    return rows.sameName(connectionId, name, "");
  }

  /** Whether the platform's own application is one of them. */
  public boolean hasSystem(String connectionId) {
    return rows.of(connectionId).stream()
        .anyMatch(application -> application.type() == ApplicationType.SYSTEM);
  }

  /** Whether an application signs in with the profile. */
  public boolean uses(String profileId) {
    return rows.ofProfile(profileId).isPresent();
  }

  /** All that may be shown of each of them, the most urgent first. */
  public List<ApplicationDetails> detailsOf(
      String connectionId, Workload workload, Organization organization) {
    return views.of(connectionId, workload, organization);
  }

  /** The profiles of those that are in use, by the name of the application. */
  public List<String> profilesInUse(String connectionId) {
    return rows.of(connectionId).stream()
        .filter(application -> !application.disabled())
        .map(Application::profileId)
        .toList();
  }

  /**
   * Keeps their states from changing before the caller's transaction ends. To be called before the
   * connection is locked, as a verification that ends does.
   */
  public void lock(String connectionId) {
    rows.lockAll(connectionId);
  }

  /** As {@link #lock}, and keeps their verifications from ending, too. */
  public void lockForGood(String connectionId) {
    verifications.lock(profilesOf(rows.of(connectionId)));
    rows.lockAll(connectionId);
  }

  /** Removes all of them with their profiles and credentials. */
  public void removeAll(String connectionId, Actor by)
      throws UnknownProfileException, ProfileInUseException {
    List<Application> removed = rows.of(connectionId);
    removed.forEach(rows::remove);
    rows.flush();
    for (String profileId : profilesOf(removed)) {
      profiles.delete(profileId, by);
    }
  }

  private static List<String> profilesOf(List<Application> applications) {
    return applications.stream().map(Application::profileId).toList();
  }
}

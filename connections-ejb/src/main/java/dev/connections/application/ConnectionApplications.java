package dev.connections.application;

import dev.connections.console.CapabilityView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The applications of connections, for package connection. Used in a transaction of the caller. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
public class ConnectionApplications {
  @Inject private ApplicationRows rows;
  @Inject private Clock clock;

  /** Adds one; the database refuses a profile that another one uses, and a name that is taken. */
  public ApplicationHealth add(HomeConnection home, NewApplication wanted, String by) {
    Application application =
        Application.custom(
            home.id(), wanted.name(), wanted.clientId(), wanted.profileId(), by, clock.instant());
    Health health = Health.PENDING;
    rows.add(application, new ApplicationState(application, home, health));
    Set<String> codes = new LinkedHashSet<>();
    for (CapabilityView capability : wanted.capabilities()) {
      rows.add(
          new ApplicationCapability(
              application.id(), capability.code(), capability.version(), by, clock.instant()));
      codes.add(capability.code());
    }
    return new ApplicationHealth(application.id(), application.name(), health, codes);
  }

  /** How each of them is doing, by name. */
  public List<ApplicationHealth> healthOf(String connectionId) {
    return rows.healthOf(connectionId);
  }

  /** The name of another application of the connection with the same name, or empty. */
  public Optional<String> sameName(String connectionId, String name) {
    return rows.sameName(connectionId, name, "");
  }

  /** Whether an application signs in with the profile. */
  public boolean uses(String profileId) {
    return rows.ofProfile(profileId).isPresent();
  }
}

package dev.connections.application;

import dev.connections.capability.NamedCapabilities;
import dev.connections.connector.LinkedConnector;
import dev.connections.connector.LinkedConnectors;
import dev.connections.connector.SharedConnection;
import dev.connections.console.capabilities.CapabilityNeededException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What linked connectors need of an application. Used in a transaction of the caller. */
@ApplicationScoped
class NeededCapabilities {
  @Inject private ApplicationRows rows;
  @Inject private LinkedConnectors connectors;
  @Inject private NamedCapabilities capabilities;

  /**
   * Refuses that an application in use gives up what a connector needs and no other one in use
   * holds.
   *
   * @param lost codes of the capabilities that it would no longer provide
   */
  void refuseToLose(Application application, SharedConnection home, Collection<String> lost)
      throws CapabilityNeededException {
    if (application.disabled()) {
      return;
    }
    Set<String> alone = new TreeSet<>(lost);
    for (ApplicationHealth other : rows.healthOf(application.connectionId())) {
      if (!other.disabled() && !other.applicationId().equals(application.id())) {
        alone.removeAll(other.capabilities());
      }
    }
    Set<String> needed = new TreeSet<>();
    List<String> needing = new ArrayList<>();
    for (LinkedConnector connector : connectors.of(application.connectionId())) {
      Set<String> unmet = new TreeSet<>(connector.dependsOn());
      unmet.retainAll(alone);
      if (!unmet.isEmpty()) {
        needed.addAll(unmet);
        needing.add(connector.name());
      }
    }
    if (!needed.isEmpty()) {
      throw new CapabilityNeededException(capabilities.titles(home.workload(), needed), needing);
    }
  }
}

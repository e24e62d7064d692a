package dev.connections.connection;

import dev.connections.api.UnknownConnectionException;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.CurrentCaller;
import dev.connections.connector.SharedConnection;
import dev.connections.connector.SharedConnections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Connections for the packages below, whose applications and connectors change their states. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
class SharedConnectionRows implements SharedConnections {
  @Inject private ConnectionRows rows;
  @Inject private CurrentCaller callers;
  @Inject private ConnectionApplications applications;

  @Override
  public SharedConnection lock(String connectionId) throws UnknownConnectionException {
    callers.refuseOutOfReach(connectionId);
    return shared(rows.lockedInUse(connectionId));
  }

  @Override
  public SharedConnection get(String connectionId) throws UnknownConnectionException {
    callers.refuseOutOfReach(connectionId);
    return shared(rows.get(connectionId));
  }

  @Override
  public Map<String, SharedConnection> get(Collection<String> connectionIds) {
    return rows.find(connectionIds).stream()
        .collect(Collectors.toMap(Connection::id, SharedConnectionRows::shared));
  }

  @Override
  public Set<String> heldBy(String connectionId) {
    return applications.healthOf(connectionId).stream()
        .filter(application -> !application.disabled())
        .flatMap(application -> application.capabilities().stream())
        .collect(Collectors.toSet());
  }

  private static SharedConnection shared(Connection connection) {
    ConnectedOrganization organization = connection.organization();
    return new SharedConnection(
        connection.id(), connection.name(), organization.workload(), organization.id());
  }
}

package dev.connections.connection;

import dev.connections.connector.SharedConnection;
import dev.connections.connector.SharedConnections;
import dev.connections.console.UnknownConnectionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Connections for the packages below, whose applications and connectors change their states. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
class SharedConnectionRows implements SharedConnections {
  @Inject private ConnectionRows rows;

  @Override
  public SharedConnection lock(String connectionId) throws UnknownConnectionException {
    rows.lockState(connectionId)
        .filter(state -> !state.removed())
        .orElseThrow(() -> new UnknownConnectionException(connectionId));
    return get(connectionId);
  }

  @Override
  public SharedConnection get(String connectionId) throws UnknownConnectionException {
    return rows.find(connectionId)
        .map(c -> new SharedConnection(c.id(), c.name(), c.organization().workload()))
        .orElseThrow(() -> new UnknownConnectionException(connectionId));
  }
}

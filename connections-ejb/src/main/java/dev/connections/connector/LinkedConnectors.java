package dev.connections.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** The connectors of connections, for the packages above. Used in a transaction of the caller. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
public class LinkedConnectors {
  @Inject private ConnectorLinkRows rows;

  /** By name. */
  public List<LinkedConnector> of(String connectionId) {
    return rows.of(connectionId).stream().map(ConnectorLink::toConnector).toList();
  }
}

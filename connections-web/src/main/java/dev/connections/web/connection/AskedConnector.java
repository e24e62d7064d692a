package dev.connections.web.connection;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import org.omnifaces.cdi.Param;

/**
 * Which connector a request is about, and what is to become of it. It comes as parameters of the
 * request: the order of the connectors may have changed since.
 */
@RequestScoped
class AskedConnector {
  @Inject @Param private String connector;
  @Inject @Param private String act;

  /** Empty when the request names none. */
  String id() {
    return connector == null ? "" : connector;
  }

  /** Empty when the request names none, or one that there is not. */
  Optional<ConnectorAct> act() {
    return Arrays.stream(ConnectorAct.values()).filter(one -> one.name().equals(act)).findFirst();
  }
}

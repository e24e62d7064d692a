package dev.connections.connection;

import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connections.ConnectionRow;
import java.util.List;

/** A line of the list before its capabilities are known. */
record ListedConnection(Connection connection, ConnectionState state) {

  String id() {
    return connection.id();
  }

  String normalizedName() {
    return connection.normalizedName();
  }

  ConnectionRow with(List<CapabilityView> capabilities) {
    ConnectedOrganization organization = connection.organization();
    return new ConnectionRow(
        connection.id(),
        connection.name(),
        organization.workload(),
        organization.cloud(),
        organization.id(),
        organization.name(),
        organization.host(),
        state.applications(),
        capabilities,
        state.status(),
        state.reasonCode(),
        state.reasonSubject(),
        state.reasonApplication(),
        state.nearestExpiry(),
        state.checkedAt(),
        state.connectors(),
        state.deleteAt());
  }
}

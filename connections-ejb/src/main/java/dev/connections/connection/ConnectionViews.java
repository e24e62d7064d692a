package dev.connections.connection;

import dev.connections.api.Workload;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.ConnectionHistory;
import dev.connections.connector.LinkedConnectors;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.listing.ConnectionHealth;
import dev.connections.listing.ConnectionListing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What the console sees of one connection. Used in a transaction of the caller. */
@ApplicationScoped
class ConnectionViews {
  @Inject private ConnectionRows rows;
  @Inject private ConnectionListing listing;
  @Inject private ConnectionApplications applications;
  @Inject private LinkedConnectors connectors;
  @Inject private ConnectionHistory history;

  ConnectionDetails details(Connection connection) {
    ConnectedOrganization organization = connection.organization();
    Workload workload = organization.workload();
    // Before the status, which is derived from theirs when a verification ends.
    List<ApplicationDetails> own =
        applications.detailsOf(connection.id(), workload, organization.asProvider());
    ConnectionHealth derived = listing.health(connection.id());
    return new ConnectionDetails(
        connection.id(),
        connection.version(),
        connection.name(),
        organization.toView(),
        derived.toView(),
        rows.serviceAccount(connection.id()).map(ServiceAccountRow::toView).orElse(null),
        own,
        connectors.viewsOf(connection.id(), workload),
        history.latest(connection.id()),
        connection.changedBy(),
        connection.changedAt(),
        connection.removedBy(),
        connection.removedAt(),
        connection.deleteAt());
  }
}

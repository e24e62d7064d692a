package com.example.backup;

import dev.connections.api.ConnectionSummary;
import dev.connections.api.ConnectionsException;
import dev.connections.api.ConnectorLink;
import dev.connections.api.LinkRequest;
import dev.connections.api.Lookup;
import dev.connections.api.Workload;
import java.util.Set;
import javax.naming.NamingException;

/** Says which connections this application uses, and what for. */
final class Connectors {
  private Connectors() {}

  /** May be called at each start: what is linked already stays as it is. */
  static ConnectorLink link(String id, String workload, String organization, String capability)
      throws NamingException, ConnectionsException {
    ConnectionSummary connection =
        Lookup.connections().ofOrganization(Workload.of(workload), organization);
    return Lookup.connectorLinks()
        .link(
            LinkRequest.of(id, connection.id())
                .named("Nightly backup of " + connection.name())
                .kind("Backup")
                .needing(Set.of(capability)));
  }
}

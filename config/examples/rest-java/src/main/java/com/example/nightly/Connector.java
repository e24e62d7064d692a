package com.example.nightly;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A job of this program that is linked to the connection of an organization. */
record Connector(String id, String capability) {
  private static final long PAUSE_MILLIS = 2_000;

  /** Links it, and waits until an administrator allows what it needs. */
  static Connector link(
      Connections connections, String id, String workload, String organization, String capability)
      throws IOException, InterruptedException {
    JsonNode connection = connections.connectionOf(workload, organization);
    connections.link(
        id,
        Map.of(
            "connectionId",
            connection.path("id").asText(),
            "name",
            "Nightly list of " + connection.path("name").asText(),
            "kind",
            "Backup",
            "needs",
            List.of(capability)));
    Connector connector = new Connector(id, capability);
    connector.awaitPermission(connections);
    return connector;
  }

  private void awaitPermission(Connections connections) throws IOException, InterruptedException {
    try {
      connections.token(id, capability);
    } catch (RefusedException refused) {
      if (!refused.isPending()) {
        throw refused;
      }
      System.err.println(refused.getMessage());
      refused.page().ifPresent(page -> System.err.println("Waiting for somebody at " + page));
      while (connections.connector(id).path("state").asText().equals("PENDING")) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}

package dev.connections.connection;

import dev.connections.api.ApplicationType;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.capabilities.CapabilityView;
import java.time.Instant;
import java.util.List;

/** A line of the list before its capabilities are known: the columns, as they were selected. */
record ListedApplication(Object[] columns) {

  String id() {
    return (String) columns[0];
  }

  String connectionId() {
    return (String) columns[4];
  }

  Workload workload() {
    return (Workload) columns[6];
  }

  String normalizedName() {
    return (String) columns[13];
  }

  String connectionName() {
    return (String) columns[14];
  }

  /**
   * @param shared titles of those that another application of the connection holds too
   */
  ApplicationRow with(List<CapabilityView> capabilities, List<String> shared) {
    return new ApplicationRow(
        id(),
        (String) columns[1],
        (ApplicationType) columns[2],
        (String) columns[3],
        connectionId(),
        (String) columns[5],
        workload(),
        (String) columns[7],
        capabilities,
        shared,
        (Status) columns[8],
        (FindingCode) columns[9],
        (String) columns[10],
        (Instant) columns[11],
        (Instant) columns[12]);
  }
}

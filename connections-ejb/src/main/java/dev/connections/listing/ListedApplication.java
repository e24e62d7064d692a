package dev.connections.listing;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.verification.Health;
import dev.connections.verification.KeptHealth;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A row of the list of applications. One for each application from its first moment; the database
 * deletes it with the application.
 */
@Entity
@Table(name = "application_state")
class ListedApplication {
  @Id
  @Column(name = "application_id")
  private String applicationId;

  @Version private long version;

  @Embedded private KeptHealth health;

  @Column(name = "connection_id")
  private String connectionId;

  @Enumerated(EnumType.STRING)
  private ApplicationType type;

  private String name = "";

  @Column(name = "normalized_name")
  private String normalizedName = "";

  @Column(name = "client_id")
  private String clientId = "";

  @Column(name = "profile_id")
  private String profileId;

  private String searched = "";

  /** Codes, with a blank before and behind each. */
  private String capabilities = " ";

  // Copies of what the row of its connection holds, too; ConnectionListing writes them.
  @Enumerated(EnumType.STRING)
  private ConnectionLife life = ConnectionLife.ACTIVE;

  private Workload workload;

  @Column(name = "connection_name")
  private String connectionName = "";

  @Column(name = "connection_searched")
  private String connectionSearched = "";

  protected ListedApplication() {}

  ListedApplication(
      ConnectionFacts connection,
      ApplicationFacts facts,
      Health health,
      Collection<String> capabilities) {
    this.applicationId = facts.id();
    this.workload = connection.workload();
    this.connectionName = connection.normalizedName();
    this.connectionSearched = connection.searched();
    describe(facts);
    put(health);
    hold(capabilities);
  }

  final void describe(ApplicationFacts facts) {
    connectionId = facts.connectionId();
    type = facts.type();
    name = facts.name();
    normalizedName = facts.normalizedName();
    clientId = facts.clientId();
    profileId = facts.profileId();
    searched = facts.searched();
  }

  final void put(Health derived) {
    health = new KeptHealth(derived);
  }

  final void hold(Collection<String> codes) {
    capabilities = codes.isEmpty() ? " " : " " + String.join(" ", new TreeSet<>(codes)) + " ";
  }

  Health health() {
    return health.value();
  }

  /** Codes. */
  Set<String> capabilities() {
    String codes = capabilities.strip();
    return codes.isEmpty() ? Set.of() : Set.of(codes.split(" "));
  }

  /**
   * @param shared titles of those that another application of the connection holds too
   */
  ApplicationRow toRow(
      ListedConnection connection, List<CapabilityView> held, List<String> shared) {
    return new ApplicationRow(
        applicationId,
        name,
        type,
        clientId,
        connectionId,
        connection.name(),
        connection.organization(),
        held,
        shared,
        health().toView(""));
  }

  String id() {
    return applicationId;
  }

  String connectionId() {
    return connectionId;
  }

  Workload workload() {
    return workload;
  }
}

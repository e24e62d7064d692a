package dev.connections.listing;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.console.OrganizationView;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.verification.KeptHealth;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/**
 * A row of the list of connections. One for each connection from its first moment; the database
 * deletes it with the connection.
 */
@Entity
@Table(name = "connection_state")
class ListedConnection {
  @Id
  @Column(name = "connection_id")
  private String connectionId;

  @Version private long version;

  @Enumerated(EnumType.STRING)
  private ConnectionLife life = ConnectionLife.ACTIVE;

  @Column(name = "delete_at")
  private Instant deleteAt;

  @Embedded private KeptHealth health;

  @Column(name = "reason_application")
  private String reasonApplication = "";

  private int applications;
  private int connectors;
  private int waiting;
  private String name = "";

  @Column(name = "normalized_name")
  private String normalizedName = "";

  private Workload workload;

  private Cloud cloud;

  @Column(name = "organization_id")
  private String organizationId = "";

  @Column(name = "organization_name")
  private String organizationName = "";

  @Column(name = "organization_host")
  private String organizationHost = "";

  private String searched = "";

  protected ListedConnection() {}

  ListedConnection(ConnectionFacts facts, ConnectionHealth health) {
    this.connectionId = facts.id();
    describe(facts);
    put(health);
  }

  final void describe(ConnectionFacts facts) {
    name = facts.name();
    normalizedName = facts.normalizedName();
    workload = facts.workload();
    cloud = facts.cloud();
    organizationId = facts.organizationId();
    organizationName = facts.organizationName();
    organizationHost = facts.organizationHost();
    searched = facts.searched();
  }

  final void put(ConnectionHealth derived) {
    health = new KeptHealth(derived.health());
    reasonApplication = derived.application();
    applications = derived.applications();
    connectors = derived.connectors().linked();
    waiting = derived.connectors().waiting();
  }

  void remove(Instant end) {
    life = ConnectionLife.REMOVED;
    deleteAt = end;
  }

  void restore() {
    life = ConnectionLife.ACTIVE;
    deleteAt = null;
  }

  ConnectionHealth health() {
    return new ConnectionHealth(
        health.value(), reasonApplication, applications, new ConnectorNumbers(connectors, waiting));
  }

  ConnectionRow toRow(List<CapabilityView> capabilities) {
    return new ConnectionRow(
        connectionId,
        name,
        organization(),
        applications,
        capabilities,
        health().toView(),
        connectors,
        waiting,
        deleteAt);
  }

  String id() {
    return connectionId;
  }

  ConnectionLife life() {
    return life;
  }

  String name() {
    return name;
  }

  String normalizedName() {
    return normalizedName;
  }

  Workload workload() {
    return workload;
  }

  OrganizationView organization() {
    return new OrganizationView(
        workload, cloud, organizationId, organizationName, organizationHost);
  }

  String searched() {
    return searched;
  }
}

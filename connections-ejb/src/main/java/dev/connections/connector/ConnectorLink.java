package dev.connections.connector;

import dev.connections.audit.Actor;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** A connector of another application that shares a connection. */
@Entity
@Table(name = "connector_link")
class ConnectorLink {
  @Id private String id;
  @Version private long version;

  @Column(name = "connection_id")
  private String connectionId;

  @Column(name = "owner_id")
  private String ownerId;

  private String owner;
  private String reference;
  private String name;

  /** Codes of the capabilities that it depends on. */
  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "connector_link_capability", joinColumns = @JoinColumn(name = "link_id"))
  @Column(name = "code")
  private Set<String> needs = new LinkedHashSet<>();

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected ConnectorLink() {}

  ConnectorLink(String connectionId, Actor owner, String reference, Instant at) {
    this.id = UUID.randomUUID().toString();
    this.connectionId = connectionId;
    this.ownerId = owner.id();
    this.owner = owner.name();
    this.reference = reference;
    this.createdAt = at;
  }

  void change(String checkedName, Set<String> checkedNeeds, Instant at) {
    name = checkedName;
    needs.retainAll(checkedNeeds);
    needs.addAll(checkedNeeds);
    changedAt = at;
  }

  LinkedConnector toConnector() {
    return new LinkedConnector(id, connectionId, owner, reference, name, needs, createdAt);
  }

  String id() {
    return id;
  }

  String connectionId() {
    return connectionId;
  }

  String ownerId() {
    return ownerId;
  }

  String reference() {
    return reference;
  }

  String name() {
    return name;
  }

  Set<String> needs() {
    return Set.copyOf(needs);
  }
}

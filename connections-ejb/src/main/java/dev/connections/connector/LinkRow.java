package dev.connections.connector;

import dev.connections.api.ConnectorLink;
import dev.connections.api.LinkState;
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
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.persistence.annotations.BatchFetch;
import org.eclipse.persistence.annotations.BatchFetchType;

/** A connector of another application that shares a connection. */
@Entity
@Table(name = "connector_link")
class LinkRow {
  @Id private String id;
  @Version private long version;

  @Column(name = "connection_id")
  private String connectionId;

  @Column(name = "owner_id")
  private String ownerId;

  private String owner;
  private String reference;
  private String name;
  private String kind;

  /** Codes of the capabilities that it depends on. */
  @ElementCollection(fetch = FetchType.EAGER)
  @BatchFetch(BatchFetchType.IN)
  @CollectionTable(name = "connector_link_capability", joinColumns = @JoinColumn(name = "link_id"))
  @Column(name = "code")
  private Set<String> needs = new LinkedHashSet<>();

  @Column(name = "denied_by")
  private String deniedBy;

  @Column(name = "denied_at")
  private Instant deniedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected LinkRow() {}

  LinkRow(String connectionId, Actor owner, String reference, Instant at) {
    this.id = UUID.randomUUID().toString();
    this.connectionId = connectionId;
    this.ownerId = owner.id();
    this.owner = owner.name();
    this.reference = reference;
    this.createdAt = at;
  }

  void change(LinkFields checked, Instant at) {
    name = checked.name();
    kind = checked.kind();
    needs.retainAll(checked.needs());
    needs.addAll(checked.needs());
    changedAt = at;
  }

  boolean differsFrom(LinkFields checked) {
    return !name.equals(checked.name())
        || !kind.equals(checked.kind())
        || !needs.equals(checked.needs());
  }

  void deny(String by, Instant at) {
    deniedBy = by;
    deniedAt = at;
    changedAt = at;
  }

  void allow(Instant at) {
    deniedBy = null;
    deniedAt = null;
    changedAt = at;
  }

  /**
   * @param permitted codes of what its owner was allowed at the connection
   */
  LinkState state(Set<String> permitted) {
    if (denied()) {
      return LinkState.DENIED;
    }
    return permitted.containsAll(needs) ? LinkState.ALLOWED : LinkState.PENDING;
  }

  /** Codes of those needs that tokens are given for. */
  Set<String> allowed(Set<String> permitted) {
    Set<String> allowed = new TreeSet<>(denied() ? Set.of() : needs);
    allowed.retainAll(permitted);
    return allowed;
  }

  ConnectorLink toApi(Set<String> permitted) {
    return new ConnectorLink(
        reference,
        connectionId,
        name,
        kind,
        needs,
        allowed(permitted),
        state(permitted),
        createdAt);
  }

  LinkedConnector toConnector(Set<String> permitted) {
    return new LinkedConnector(
        id,
        connectionId,
        ownerId,
        owner,
        reference,
        name,
        kind,
        needs,
        allowed(permitted),
        state(permitted),
        createdAt);
  }

  boolean denied() {
    return deniedAt != null;
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

  String owner() {
    return owner;
  }

  String reference() {
    return reference;
  }

  String name() {
    return name;
  }

  String kind() {
    return kind;
  }

  Set<String> needs() {
    return Set.copyOf(needs);
  }

  Instant changedAt() {
    return changedAt;
  }
}

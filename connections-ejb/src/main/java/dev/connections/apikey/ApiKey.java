package dev.connections.apikey;

import dev.connections.audit.Subject;
import dev.connections.console.ProgramCaller;
import dev.connections.console.apikeys.ApiKeyState;
import dev.connections.console.apikeys.KeyOperation;
import dev.connections.platform.NameRules;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.persistence.annotations.BatchFetch;
import org.eclipse.persistence.annotations.BatchFetchType;

/**
 * A key with which a program signs in. What it may do never changes; its secret and its end do when
 * it is renewed, and the program keeps what it linked. A revoked key stays to be read and gives its
 * name free.
 *
 * <p>Whether it reaches every connection is a column of its own: the last connection of a list may
 * be deleted, and an empty list must not mean all of them.
 */
@Entity
@Table(name = "api_key")
class ApiKey {
  @Id private String id;
  @Version private long version;
  private String name;

  @Column(name = "normalized_name")
  private String normalizedName;

  /** Null when revoked, so that another key can have the name. */
  @Column(name = "name_in_use")
  private String nameInUse;

  @Column(name = "key_hash")
  private String keyHash;

  private String hint;

  @ElementCollection(fetch = FetchType.EAGER)
  @BatchFetch(BatchFetchType.IN)
  @CollectionTable(name = "api_key_operation", joinColumns = @JoinColumn(name = "key_id"))
  @Column(name = "operation")
  @Enumerated(EnumType.STRING)
  private Set<KeyOperation> operations = new HashSet<>();

  @Column(name = "every_connection")
  private boolean everyConnection;

  @ElementCollection(fetch = FetchType.EAGER)
  @BatchFetch(BatchFetchType.IN)
  @CollectionTable(name = "api_key_connection", joinColumns = @JoinColumn(name = "key_id"))
  @Column(name = "connection_id")
  private Set<String> connections = new HashSet<>();

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  @Column(name = "revoked_by")
  private String revokedBy;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected ApiKey() {}

  ApiKey(
      String name,
      Set<KeyOperation> operations,
      boolean everyConnection,
      Set<String> connections,
      String by,
      Instant at) {
    this.id = UUID.randomUUID().toString();
    this.name = name;
    this.normalizedName = NameRules.normalized(name);
    this.nameInUse = normalizedName;
    this.operations.addAll(operations);
    this.everyConnection = everyConnection;
    this.connections.addAll(connections);
    this.createdBy = by;
    this.createdAt = at;
  }

  /** Any earlier secret is worth nothing from now on. */
  void give(KeySecret secret, Instant until, String by, Instant at) {
    keyHash = secret.hash();
    hint = secret.hint();
    expiresAt = until;
    changedBy = by;
    changedAt = at;
  }

  void revoke(String by, Instant at) {
    nameInUse = null;
    revokedBy = by;
    revokedAt = at;
  }

  ApiKeyState state(Instant now) {
    if (revokedAt != null) {
      return ApiKeyState.REVOKED;
    }
    return expiresAt.isAfter(now) ? ApiKeyState.ACTIVE : ApiKeyState.EXPIRED;
  }

  ProgramCaller caller() {
    Set<String> groups = operations.stream().map(KeyOperation::group).collect(Collectors.toSet());
    return new ProgramCaller("key:" + id, name, groups, everyConnection, connections);
  }

  Subject asSubject() {
    return Subject.of("apiKey", id, name);
  }

  String id() {
    return id;
  }

  long version() {
    return version;
  }

  String name() {
    return name;
  }

  String hint() {
    return hint;
  }

  Set<KeyOperation> operations() {
    return Set.copyOf(operations);
  }

  boolean everyConnection() {
    return everyConnection;
  }

  Set<String> connections() {
    return Set.copyOf(connections);
  }

  String createdBy() {
    return createdBy;
  }

  Instant createdAt() {
    return createdAt;
  }

  String changedBy() {
    return changedBy;
  }

  Instant changedAt() {
    return changedAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** Null when never; to the minute. */
  Instant lastUsedAt() {
    return lastUsedAt;
  }

  /** Null when it is not revoked. */
  String revokedBy() {
    return revokedBy;
  }

  /** Null when it is not revoked. */
  Instant revokedAt() {
    return revokedAt;
  }
}

package dev.connections.onboarding;

import dev.connections.audit.Actor;
import dev.connections.audit.Subject;
import dev.connections.console.grant.SharedGrants.Kind;
import dev.connections.console.grant.SharedGrants.Life;
import dev.connections.console.grant.SharedGrants.Link;
import dev.connections.console.grant.SharedGrants.State;
import dev.connections.console.grant.SharedGrants.Task;
import dev.connections.platform.RandomTokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A link by which somebody else signs in or consents for its owner. Found by the hash of what it
 * holds. It is open until it is used, revoked or expired; what did not lead to a grant may be tried
 * again until then.
 */
@Entity
@Table(name = "shared_grant")
class SharedGrant {
  /** Who was away when it expired may come back. */
  private static final Duration AWAY = ConsentRequest.LIFE;

  /** Far more than a person needs, and few enough that nobody fills the activity with it. */
  private static final int MOST_TRIES = 50;

  @Id private String id;

  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "owner_id")
  private String ownerId;

  private String owner;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column(name = "subject_id")
  private String subjectId;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  private int tries;

  @Column(name = "used_at")
  private Instant usedAt;

  @Column(name = "used_by")
  private String usedBy;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected SharedGrant() {}

  SharedGrant(Task task, Actor owner, String secret, Life life, Instant now) {
    this.id = UUID.randomUUID().toString();
    this.secretHash = RandomTokens.hash(secret);
    this.ownerId = owner.id();
    this.owner = owner.name();
    this.kind = task.kind();
    this.subjectId = task.id();
    this.madeAt = now;
    this.expiresAt = now.plus(life.duration());
  }

  boolean isOpen(Instant now) {
    return state(now) == State.OPEN;
  }

  /** Whether what comes back of a trip that began in time still counts. */
  boolean isAwaited(Instant now) {
    return usedAt == null && revokedAt == null && now.isBefore(expiresAt.plus(AWAY));
  }

  /**
   * @param browserHash null when the browser keeps nothing
   */
  boolean isUsedBy(String browserHash) {
    return usedAt != null && usedBy.equals(browserHash);
  }

  /** Counts a try; answers whether it may be one. */
  boolean tryOnce() {
    tries++;
    return tries <= MOST_TRIES;
  }

  void use(String browserHash, Instant now) {
    usedAt = now;
    usedBy = browserHash;
  }

  void revoke(Instant now) {
    revokedAt = now;
  }

  private State state(Instant now) {
    if (usedAt != null) {
      return State.USED;
    }
    if (revokedAt != null) {
      return State.REVOKED;
    }
    return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
  }

  Link toView(Instant now) {
    State state = state(now);
    Instant ended =
        switch (state) {
          case OPEN -> null;
          case USED -> usedAt;
          case REVOKED -> revokedAt;
          case EXPIRED -> expiresAt;
        };
    return new Link(id, owner, state, madeAt, expiresAt, ended);
  }

  /** What the audit trail calls what it is for. */
  Subject asSubject() {
    return Subject.of(kind.isOfDraft() ? "connection-draft" : "application", subjectId, "");
  }

  String id() {
    return id;
  }

  Actor owner() {
    return new Actor(ownerId, owner);
  }

  Task task() {
    return new Task(kind, subjectId);
  }

  Instant expiresAt() {
    return expiresAt;
  }
}

package dev.connections.onboarding;

import dev.connections.audit.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * One admin consent on its way. The OAuth parameter {@code state} binds the answer to the person
 * who asked (RFC 6749, section 10.12); only its hash is kept, and it counts once.
 */
@Entity
@Table(name = "consent_request")
class ConsentRequest {
  /** An administrator may have to be found, or to sign in with a second factor first. */
  static final Duration LIFE = Duration.ofMinutes(60);

  @Id
  @Column(name = "state_hash")
  private String stateHash;

  @Column(name = "owner_id")
  private String ownerId;

  private String owner;

  @Column(name = "draft_id")
  private String draftId;

  @Column(name = "application_id")
  private String applicationId;

  @Column(name = "share_id")
  private String shareId;

  private String browser;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected ConsentRequest() {}

  /**
   * @param draftId of the wizard, or null
   * @param applicationId or null
   */
  ConsentRequest(String stateHash, Actor owner, String draftId, String applicationId, Instant now) {
    this.stateHash = stateHash;
    this.ownerId = owner.id();
    this.owner = owner.name();
    this.draftId = draftId;
    this.applicationId = applicationId;
    this.createdAt = now;
    this.expiresAt = now.plus(LIFE);
  }

  /** Begins in another person's browser, by a link. */
  void leaveTo(String link, String browserHash) {
    shareId = link;
    browser = browserHash;
  }

  boolean openFor(Actor caller, Instant now) {
    return shareId == null && ownerId.equals(caller.id()) && now.isBefore(expiresAt);
  }

  boolean openIn(String browserHash, Instant now) {
    return shareId != null && browser.equals(browserHash) && now.isBefore(expiresAt);
  }

  /** The link by which it began; null when its owner went. */
  String shareId() {
    return shareId;
  }

  Actor owner() {
    return new Actor(ownerId, owner);
  }

  String draftId() {
    return draftId;
  }

  String applicationId() {
    return applicationId;
  }
}

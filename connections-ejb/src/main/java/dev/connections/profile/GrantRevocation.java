package dev.connections.profile;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.provider.Organization;
import dev.connections.secret.SealedColumn;
import dev.connections.secret.SecretBox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A grant that nobody uses any more and that has yet to be given back at its provider. */
@Entity
@Table(name = "grant_revocation")
class GrantRevocation {
  static final SealedColumn SEALED = new SealedColumn("grant_revocation", "sealed");

  /** What a provider did not take for so long, it knows no more. */
  private static final int MOST_ATTEMPTS = 12;

  /** Longer than a try takes, so that no other node tries as well. */
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

  private static final Duration LONGEST_WAIT = Duration.ofHours(12);

  @Id private String id;
  private Workload workload;

  @Column(name = "client_id")
  private String clientId;

  @Column(name = "account_id")
  private String accountId;

  private Cloud cloud;

  @Column(name = "organization_id")
  private String organizationId;

  @Column(name = "organization_host")
  private String organizationHost;

  private String sealed;
  private int attempts;

  @Column(name = "next_at")
  private Instant nextAt;

  protected GrantRevocation() {}

  GrantRevocation(
      GrantRow grant, Organization organization, String refreshToken, SecretBox box, Instant now) {
    this.id = UUID.randomUUID().toString();
    this.workload = grant.workload();
    this.clientId = grant.clientId();
    this.accountId = grant.accountId();
    this.cloud = organization.cloud();
    this.organizationId = organization.id();
    this.organizationHost = organization.host();
    this.sealed = box.seal(SEALED.place(id), refreshToken.getBytes(StandardCharsets.UTF_8));
    this.nextAt = now;
  }

  /** Takes one try, and says when the next one is unless this one succeeds. */
  void attempt(Instant now) {
    attempts++;
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 10));
    nextAt = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }

  boolean isDue(Instant now) {
    return !now.isBefore(nextAt);
  }

  boolean isGivenUp() {
    return attempts >= MOST_ATTEMPTS;
  }

  String refreshToken(SecretBox box) {
    return new String(box.open(SEALED.place(id), sealed), StandardCharsets.UTF_8);
  }

  String id() {
    return id;
  }

  Workload workload() {
    return workload;
  }

  /** The provider's own id of who granted it. */
  String accountId() {
    return accountId;
  }

  String clientId() {
    return clientId;
  }

  Organization organization() {
    return new Organization(organizationId, cloud, organizationHost, organizationHost, "", "");
  }
}

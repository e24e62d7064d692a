package dev.connections.profile;

import dev.connections.api.Workload;
import dev.connections.provider.Registration;
import dev.connections.secret.SealedColumn;
import dev.connections.secret.SecretBox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The refresh token of a key that is a grant, whose id it has. Its times are by the clock of the
 * database. Each change is made under the lock of the row.
 */
@Entity
@Table(name = "sign_in_grant")
class GrantRow {
  static final SealedColumn SEALED = new SealedColumn("sign_in_grant", "sealed");

  /** What its column holds. */
  static final int LONGEST_SCOPES = 8_000;

  @Id private String id;
  private String sealed;
  private boolean lasting;
  private long fence;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  /** Of whom it was granted to: the registration may become another one. */
  private Workload workload;

  @Column(name = "client_id")
  private String clientId;

  private String scopes;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "granted_at")
  private Instant grantedAt;

  @Column(name = "used_at")
  private Instant usedAt;

  protected GrantRow() {}

  /**
   * @param refreshToken null when the provider gave none
   */
  GrantRow(
      String keyId,
      Registration registration,
      String refreshToken,
      Collection<String> scopes,
      String accountId,
      SecretBox box,
      Instant now) {
    this.id = keyId;
    this.workload = registration.workload();
    this.clientId = registration.clientId();
    this.lasting = refreshToken != null;
    this.scopes = text(scopes);
    this.accountId = accountId;
    this.grantedAt = now;
    keep(refreshToken == null ? "" : refreshToken, box, now);
  }

  /** Scopes as the column holds them. */
  static String text(Collection<String> scopes) {
    return String.join("\n", new TreeSet<>(scopes));
  }

  final void keep(String refreshToken, SecretBox box, Instant now) {
    sealed = box.seal(SEALED.place(id), refreshToken.getBytes(StandardCharsets.UTF_8));
    usedAt = now;
  }

  String open(SecretBox box) {
    return new String(box.open(SEALED.place(id), sealed), StandardCharsets.UTF_8);
  }

  boolean isLeased(Instant now) {
    return leaseUntil != null && now.isBefore(leaseUntil);
  }

  long lease(Instant until) {
    leaseUntil = until;
    return ++fence;
  }

  /** Whether it is still this lease, and not a later one. */
  boolean isHeld(long lease) {
    return fence == lease && leaseUntil != null;
  }

  void release() {
    leaseUntil = null;
  }

  /** It was used, and stays as it is. */
  void used(Instant now) {
    usedAt = now;
  }

  /** Whether there is a refresh token. */
  boolean lasting() {
    return lasting;
  }

  Set<String> scopes() {
    return scopes.isEmpty() ? Set.of() : Set.of(scopes.split("\n"));
  }

  Workload workload() {
    return workload;
  }

  String clientId() {
    return clientId;
  }

  String accountId() {
    return accountId;
  }

  String id() {
    return id;
  }
}

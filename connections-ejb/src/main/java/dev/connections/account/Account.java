package dev.connections.account;

import dev.connections.audit.Actor;
import dev.connections.audit.Subject;
import dev.connections.console.Caller;
import dev.connections.console.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A person of the console. A <em>local</em> account signs in with a password that is kept here; it
 * has none between its being added (or reset) and the use of its one-time link. An
 * <em>organization</em> account is known by issuer and subject, never by name (OpenID Connect Core
 * 1.0, section 5.7), has no password, and takes its role from the provider at each sign-in.
 *
 * <p>The epoch is what sessions are compared with: whatever has to end them makes it grow.
 */
@Entity
@Table(name = "account")
class Account {
  @Id private String id;
  @Version private long version;
  private String name;

  @Column(name = "normalized_name")
  private String normalizedName;

  @Enumerated(EnumType.STRING)
  private Role role;

  private boolean enabled;
  private String password;
  private String issuer;
  private String subject;
  private long epoch;

  @Column(name = "last_sign_in_at")
  private Instant lastSignInAt;

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected Account() {}

  private Account(PersonName name, Role role) {
    this.id = UUID.randomUUID().toString();
    this.name = name.text();
    this.normalizedName = name.normalized();
    this.role = role;
    this.enabled = true;
  }

  static Account local(PersonName name, Role role) {
    return new Account(name, role);
  }

  static Account ofOrganization(PersonName name, Role role, String issuer, String subject) {
    Account account = new Account(name, role);
    account.issuer = issuer;
    account.subject = subject;
    return account;
  }

  /** Sets a password and ends all sessions. */
  void choosePassword(String hash) {
    password = hash;
    epoch++;
  }

  /** Takes the password away until a one-time link is used, and ends all sessions. */
  void forgetPassword() {
    password = null;
    epoch++;
  }

  void endSessions() {
    epoch++;
  }

  /** Ends all sessions if the role is another one. */
  void give(Role other) {
    if (role != other) {
      role = other;
      epoch++;
    }
  }

  void disable() {
    enabled = false;
    epoch++;
  }

  void enable() {
    enabled = true;
  }

  void changedBy(String person, Instant at) {
    changedBy = person;
    changedAt = at;
  }

  Subject asSubject() {
    return Subject.of("account", id, name);
  }

  Actor asActor() {
    return new Actor(id, name);
  }

  Caller caller(Instant now) {
    return new Caller(id, name, role, epoch, isLocal(), now);
  }

  boolean admits(Caller caller) {
    return enabled && epoch == caller.epoch() && role == caller.role();
  }

  /** Whether somebody can administer the console through this account by password. */
  boolean isWayIn() {
    return enabled && role == Role.ADMINISTRATOR && password != null;
  }

  /** Whether anything can be changed in this one's name. */
  boolean mayChange() {
    return enabled && role != Role.AUDITOR;
  }

  boolean isLocal() {
    return issuer == null;
  }

  boolean isEnabled() {
    return enabled;
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

  Role role() {
    return role;
  }

  /** Null without a password. */
  String password() {
    return password;
  }

  Instant lastSignInAt() {
    return lastSignInAt;
  }

  String changedBy() {
    return changedBy;
  }

  Instant changedAt() {
    return changedAt;
  }
}

package dev.connections.signin;

import dev.connections.audit.Actor;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.platform.PlainText;
import dev.connections.secret.SealedColumn;
import dev.connections.secret.SecretBox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One trip. Of its state and of what the browser keeps there are hashes alone; what is needed to
 * redeem the code is sealed, and the code with it once it came back. The code is taken out before
 * it is redeemed, so that nobody redeems it twice.
 */
@Entity
@Table(name = "sign_in_trip")
class SignInTrip {
  /** A person may have to find a second factor first. */
  static final Duration LIFE = Duration.ofMinutes(10);

  /** Within which a code that was taken is redeemed. */
  private static final Duration REDEEMING = Duration.ofMinutes(1);

  private static final SealedColumn SEALED = new SealedColumn("sign_in_trip", "sealed");

  /** What the column holds: the organizations that an account reaches are many. */
  private static final int LONGEST_DETAILS = 16_000;

  private static final String BETWEEN = "\n";

  /** By when something came back, and behind those by when they began: many are abandoned. */
  static final Comparator<SignInTrip> LATEST =
      Comparator.comparing(
              (SignInTrip trip) -> trip.arrivedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(trip -> trip.beganAt);

  @Id private String id;

  @Column(name = "owner_id")
  private String ownerId;

  private String owner;
  private String browser;

  @Column(name = "draft_id")
  private String draftId;

  @Column(name = "application_id")
  private String applicationId;

  @Column(name = "share_id")
  private String shareId;

  @Column(name = "redirect_uri")
  private String redirectUri;

  private String sealed;

  @Column(name = "arrived_at")
  private Instant arrivedAt;

  private String issuer;

  @Enumerated(EnumType.STRING)
  private GrantEnd outcome;

  private String details = "";

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected SignInTrip() {}

  /** Secrets of one trip; the code is empty before it came back. */
  record Secrets(String nonce, String codeVerifier, String code) {
    /** Leaves everything out that could be used. */
    @Override
    public String toString() {
      return "secrets of a trip";
    }
  }

  SignInTrip(
      String stateHash,
      String browserHash,
      Actor owner,
      TripSubject subject,
      URI redirectUri,
      Secrets secrets,
      SecretBox box,
      Instant now) {
    this.id = stateHash;
    this.browser = browserHash;
    this.ownerId = owner.id();
    this.owner = owner.name();
    this.draftId = subject.draftId();
    this.applicationId = subject.applicationId();
    this.shareId = subject.shareId();
    this.redirectUri = redirectUri.toString();
    this.beganAt = now;
    this.expiresAt = now.plus(LIFE);
    seal(secrets, box);
  }

  private void seal(Secrets secrets, SecretBox box) {
    String clear = String.join(BETWEEN, secrets.nonce(), secrets.codeVerifier(), secrets.code());
    sealed = box.seal(SEALED.place(id), clear.getBytes(StandardCharsets.UTF_8));
  }

  private Secrets open(SecretBox box) {
    String[] parts =
        new String(box.open(SEALED.place(id), sealed), StandardCharsets.UTF_8).split(BETWEEN, -1);
    return new Secrets(parts[0], parts[1], parts[2]);
  }

  /** Whether this browser is away on it, and in time. */
  boolean expects(String browserHash, Instant now) {
    return browser.equals(browserHash) && arrivedAt == null && outcome == null && isOpen(now);
  }

  boolean isOpen(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** The person came back with a code. */
  void arrive(String code, String iss, SecretBox box, Instant now) {
    Secrets before = open(box);
    seal(new Secrets(before.nonce(), before.codeVerifier(), code), box);
    issuer = iss;
    arrivedAt = now;
  }

  /** The person came back without one. */
  void arrive(GrantEnd end, String detail, Instant now) {
    arrivedAt = now;
    end(end, List.of(detail));
  }

  /** Whether a code came back that nobody took yet. */
  boolean canBeRedeemed(SecretBox box) {
    return arrivedAt != null && outcome == null && !open(box).code().isEmpty();
  }

  /** The code with what it is redeemed by, once. */
  Secrets take(SecretBox box, Instant now) {
    Secrets secrets = open(box);
    seal(new Secrets(secrets.nonce(), secrets.codeVerifier(), ""), box);
    expiresAt = now.plus(REDEEMING);
    return secrets;
  }

  final void end(GrantEnd how, List<String> values) {
    outcome = how;
    details = PlainText.shortened(String.join(BETWEEN, values), LONGEST_DETAILS);
  }

  void confirm() {
    if (outcome == GrantEnd.OTHER_ACCOUNT) {
      end(GrantEnd.GRANTED, List.of(details.split(BETWEEN, -1)[1]));
    }
  }

  void choose(GrantEnd how, List<String> values) {
    if (outcome == GrantEnd.ORGANIZATION_TO_CHOOSE) {
      end(how, values);
    }
  }

  boolean belongsTo(Actor caller) {
    return ownerId.equals(caller.id());
  }

  /** Whether another person is away on it, whom its owner leaves alone. */
  boolean isAnothersYet(Instant now) {
    return shareId != null && toView(now).end() == null;
  }

  boolean isOf(String browserHash) {
    return browser.equals(browserHash);
  }

  /** The hash of what the browser keeps. */
  String browser() {
    return browser;
  }

  GrantTrip toView(Instant now) {
    GrantEnd end = outcome;
    if (end == null && !isOpen(now)) {
      // One whose code was taken broke off while it was redeemed.
      end = arrivedAt == null ? GrantEnd.EXPIRED : GrantEnd.CODE_REFUSED;
    }
    return new GrantTrip(
        end,
        arrivedAt != null,
        details.isEmpty() ? List.of() : List.of(details.split(BETWEEN, -1)),
        beganAt);
  }

  String id() {
    return id;
  }

  TripSubject subject() {
    return new TripSubject(draftId, applicationId, shareId);
  }

  URI redirectUri() {
    return URI.create(redirectUri);
  }

  /** The answer's parameter {@code iss}; null when it had none. */
  String issuer() {
    return issuer;
  }
}

package dev.connections.verification;

import dev.connections.api.Cloud;
import dev.connections.api.Status;
import dev.connections.audit.Actor;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.Verification;
import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.Organization;
import dev.connections.provider.VerificationResult;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One verification. While it runs, {@code running_subject} repeats the subject, and the column is
 * unique: that is what keeps runs of one subject apart on all nodes. A run is claimed by an insert
 * and ended once, by its own thread or, when that never comes back, by whoever looks after its
 * deadline.
 */
@Entity
@Table(name = "verification_run")
class VerificationRun {
  /** Twice what a run may take; then its node must have died. */
  static final Duration LONGEST = Duration.ofSeconds(60);

  @Id private String id;

  @Column(name = "subject_id")
  private String subjectId;

  @Column(name = "running_subject")
  private String runningSubject;

  private String content;

  @Column(name = "started_by")
  private String startedBy;

  @Column(name = "started_by_id")
  private String startedById;

  /** By the database's clock. */
  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  private Status status;

  @Column(name = "organization_id")
  private String organizationId;

  @Column(name = "organization_host")
  private String organizationHost;

  @Column(name = "organization_typed_host")
  private String organizationTypedHost;

  @Column(name = "organization_edition")
  private String organizationEdition;

  @Column(name = "organization_name")
  private String organizationName = "";

  private Cloud cloud = Cloud.GLOBAL;

  @Column(name = "credential_ends_at")
  private Instant credentialEndsAt;

  @Column(name = "proof_of_possession")
  private boolean proofOfPossession;

  protected VerificationRun() {}

  String id() {
    return id;
  }

  String subjectId() {
    return subjectId;
  }

  String content() {
    return content;
  }

  Actor startedBy() {
    return new Actor(startedById, startedBy);
  }

  boolean running(Instant now) {
    return endedAt == null && !abandoned(now);
  }

  boolean abandoned(Instant now) {
    return endedAt == null && startedAt.plus(LONGEST).isBefore(now);
  }

  boolean ended() {
    return endedAt != null;
  }

  void begin(Instant at) {
    startedAt = at;
  }

  void end(Status derived, VerificationResult result, Instant at) {
    status = derived;
    endedAt = at;
    runningSubject = null;
    proofOfPossession = result.proofOfPossession();
    credentialEndsAt = result.credentialEndsAt();
    if (result.organization() != null) {
      organizationId = Texts.cut(result.organization().id(), 100);
      organizationHost = Texts.cut(result.organization().host(), 255);
      organizationTypedHost = Texts.cut(result.organization().typedHost(), 255);
      organizationEdition = Texts.cut(result.organization().edition(), 100);
      organizationName = Texts.cut(result.organization().name(), 200);
      cloud = result.organization().cloud();
    }
  }

  /** Belongs to another subject from now on, running or not. */
  void moveTo(String otherSubject) {
    subjectId = otherSubject;
    if (runningSubject != null) {
      runningSubject = otherSubject;
    }
  }

  Verification toVerification(List<VerificationStep> steps, Instant now) {
    Status shown = abandoned(now) ? Status.UNVERIFIED : status;
    return new Verification(id, running(now), shown, startedAt, startedBy, steps);
  }

  VerificationOutcome toOutcome(List<VerificationStep> steps, List<PermissionView> permissions) {
    Organization organization =
        organizationId.isEmpty()
            ? null
            : new Organization(
                organizationId,
                cloud,
                organizationHost,
                organizationTypedHost,
                organizationName,
                organizationEdition);
    return new VerificationOutcome(
        id,
        content,
        status,
        organization,
        proofOfPossession,
        credentialEndsAt,
        permissions,
        steps,
        endedAt);
  }
}

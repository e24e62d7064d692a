package dev.connections.profile.finding;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.console.verification.StepCode;
import dev.connections.verification.KeptFinding;
import dev.connections.verification.TextsConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A finding of a profile's last verification, or one remembered from before. Never changed. */
@Entity
@Table(name = "profile_finding")
class ProfileFinding {
  @Id private String id;

  @Column(name = "profile_id")
  private String profileId;

  private int ordinal;
  private boolean remembered;

  @Enumerated(EnumType.STRING)
  private StepCode step;

  @Enumerated(EnumType.STRING)
  private FindingCode code;

  private String subject;

  @Convert(converter = TextsConverter.class)
  private List<String> details;

  private String evidence;
  private Instant since;

  @Column(name = "seen_at")
  private Instant seenAt;

  protected ProfileFinding() {}

  ProfileFinding(String profileId, int ordinal, boolean remembered, KeptFinding kept) {
    Finding finding = kept.finding();
    this.step = kept.step();
    this.id = UUID.randomUUID().toString();
    this.profileId = profileId;
    this.ordinal = ordinal;
    this.remembered = remembered;
    this.code = finding.code();
    this.subject = finding.subject();
    this.details = finding.details();
    this.evidence = finding.evidence();
    this.since = finding.since();
    this.seenAt = finding.seenAt();
  }

  String profileId() {
    return profileId;
  }

  boolean remembered() {
    return remembered;
  }

  KeptFinding toKept() {
    return new KeptFinding(step, new Finding(code, subject, details, evidence, since, seenAt));
  }
}

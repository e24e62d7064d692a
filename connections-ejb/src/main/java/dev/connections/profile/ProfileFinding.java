package dev.connections.profile;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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
  private FindingCode code;

  private String subject;
  private String evidence;
  private Instant since;

  protected ProfileFinding() {}

  ProfileFinding(String profileId, int ordinal, boolean remembered, Finding finding) {
    this.id = UUID.randomUUID().toString();
    this.profileId = profileId;
    this.ordinal = ordinal;
    this.remembered = remembered;
    this.code = finding.code();
    this.subject = finding.subject();
    this.evidence = finding.evidence();
    this.since = finding.since();
  }

  String profileId() {
    return profileId;
  }

  boolean remembered() {
    return remembered;
  }

  Finding toFinding() {
    return new Finding(code, subject, evidence, since);
  }
}

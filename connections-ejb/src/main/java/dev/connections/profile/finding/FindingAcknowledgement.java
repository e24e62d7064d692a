package dev.connections.profile.finding;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.audit.Actor;
import dev.connections.console.verification.AcknowledgedFinding;
import dev.connections.verification.TextsConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody answers for a finding until a day. It goes when the finding does. */
@Entity
@Table(name = "finding_acknowledgement")
@IdClass(FindingAcknowledgement.Key.class)
class FindingAcknowledgement {
  @Id
  @Column(name = "profile_id")
  private String profileId;

  @Id
  @Enumerated(EnumType.STRING)
  private FindingCode code;

  @Id private String subject;

  @Column(name = "acknowledged_by")
  private String by;

  @Column(name = "acknowledged_by_id")
  private String byId;

  @Column(name = "acknowledged_at")
  private Instant at;

  @Convert(converter = TextsConverter.class)
  private List<String> details;

  private String why;

  @Column(name = "ends_at")
  private Instant endsAt;

  protected FindingAcknowledgement() {}

  FindingAcknowledgement(String profileId, Finding finding) {
    this.profileId = profileId;
    this.code = finding.code();
    this.subject = finding.subject();
  }

  void answer(Actor who, Instant now, Finding finding, String reason, Instant end) {
    details = finding.details();
    by = who.name();
    byId = who.id();
    at = now;
    why = reason;
    endsAt = end;
  }

  String profileId() {
    return profileId;
  }

  boolean counts(Instant now) {
    return endsAt.isAfter(now);
  }

  /** A finding that tells of more than it did then is another one. */
  boolean isOf(Finding finding) {
    return code == finding.code()
        && subject.equals(finding.subject())
        && parts(details).containsAll(parts(finding.details()));
  }

  private static Set<String> parts(List<String> details) {
    return details.stream()
        .flatMap(detail -> Stream.of(detail.split(", ")))
        .collect(Collectors.toSet());
  }

  AcknowledgedFinding toView(Finding finding) {
    return new AcknowledgedFinding(finding, why, by, at, endsAt);
  }

  /** Profile, and what was found of it. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private String profileId;
    private FindingCode code;
    private String subject;

    protected Key() {}

    Key(String profileId, FindingCode code, String subject) {
      this.profileId = profileId;
      this.code = code;
      this.subject = subject;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && profileId.equals(that.profileId)
          && code == that.code
          && subject.equals(that.subject);
    }

    @Override
    public int hashCode() {
      return Objects.hash(profileId, code, subject);
    }
  }
}

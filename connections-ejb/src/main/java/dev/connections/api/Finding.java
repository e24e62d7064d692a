package dev.connections.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** One thing that a verification found, with what it is about and the provider's own words. */
public final class Finding implements Serializable {
  private static final long serialVersionUID = 1;

  private final FindingCode code;
  private final String subject;
  private final List<String> details;
  private final String evidence;
  private final long sinceMillis;
  private final long seenAtMillis;

  /**
   * @param code what was found
   * @param subject which scope, role, host or key it is about; empty when there is only one
   * @param details further values for its sentences, such as the seconds to wait
   * @param evidence the provider's own words, shortened and free of secrets; empty when it said
   *     nothing
   * @param since when a verification saw it first
   * @param seenAt when a verification saw it last; later ones could not look
   */
  public Finding(
      FindingCode code,
      String subject,
      List<String> details,
      String evidence,
      Instant since,
      Instant seenAt) {
    this.code = Objects.requireNonNull(code);
    this.subject = Objects.requireNonNull(subject);
    this.details = List.copyOf(details);
    this.evidence = Objects.requireNonNull(evidence);
    this.sinceMillis = since.toEpochMilli();
    this.seenAtMillis = seenAt.toEpochMilli();
  }

  /** What was found. */
  public FindingCode code() {
    return code;
  }

  /** How much it weighs; the code says so. */
  public Severity severity() {
    return code.severity();
  }

  /** Which scope, role, host or key it is about; empty when there is only one. */
  public String subject() {
    return subject;
  }

  /** Further values for its sentences, such as the seconds to wait; may be empty. */
  public List<String> details() {
    return details;
  }

  /** The provider's own words, shortened and free of secrets; empty when it said nothing. */
  public String evidence() {
    return evidence;
  }

  /** When a verification saw it first. */
  public Instant since() {
    return Instant.ofEpochMilli(sinceMillis);
  }

  /** When a verification saw it last: the latest one, or an earlier one if that could not look. */
  public Instant seenAt() {
    return Instant.ofEpochMilli(seenAtMillis);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Finding that
        && code == that.code
        && subject.equals(that.subject)
        && details.equals(that.details)
        && evidence.equals(that.evidence)
        && sinceMillis == that.sinceMillis
        && seenAtMillis == that.seenAtMillis;
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, subject, details, evidence, sinceMillis, seenAtMillis);
  }

  @Override
  public String toString() {
    return subject.isEmpty() ? code.name() : code + " " + subject;
  }
}

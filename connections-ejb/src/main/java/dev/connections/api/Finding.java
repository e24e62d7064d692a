package dev.connections.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** One thing that a verification found, with what it is about and the provider's own words. */
public final class Finding implements Serializable {
  private static final long serialVersionUID = 1;

  private final FindingCode code;
  private final String subject;
  private final String evidence;
  private final long sinceMillis;

  /**
   * @param code what was found
   * @param subject which scope, role, host or key it is about; empty when there is only one
   * @param evidence the provider's own words, shortened and free of secrets; empty when it said
   *     nothing
   * @param since when a verification saw it first
   */
  public Finding(FindingCode code, String subject, String evidence, Instant since) {
    this.code = Objects.requireNonNull(code);
    this.subject = Objects.requireNonNull(subject);
    this.evidence = Objects.requireNonNull(evidence);
    this.sinceMillis = since.toEpochMilli();
  }

  public FindingCode code() {
    return code;
  }

  public Severity severity() {
    return code.severity();
  }

  public String subject() {
    return subject;
  }

  public String evidence() {
    return evidence;
  }

  public Instant since() {
    return Instant.ofEpochMilli(sinceMillis);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Finding that
        && code == that.code
        && subject.equals(that.subject)
        && evidence.equals(that.evidence)
        && sinceMillis == that.sinceMillis;
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, subject, evidence, sinceMillis);
  }

  @Override
  public String toString() {
    return subject.isEmpty() ? code.name() : code + " " + subject;
  }
}

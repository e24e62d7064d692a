package dev.connections.verification;

import dev.connections.api.FindingCode;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** One finished step of a run. Written once and never changed. */
@Entity
@Table(name = "verification_step")
@IdClass(VerificationStepRow.Key.class)
class VerificationStepRow {
  @Id
  @Column(name = "run_id")
  private String runId;

  @Id private int ordinal;

  @Enumerated(EnumType.STRING)
  private StepCode code;

  private String subject;

  @Enumerated(EnumType.STRING)
  private StepOutcome outcome;

  @Enumerated(EnumType.STRING)
  private FindingCode finding;

  @Convert(converter = TextsConverter.class)
  private List<String> details;

  @Column(name = "provider_words")
  private String providerWords;

  private long millis;

  protected VerificationStepRow() {}

  VerificationStepRow(String runId, int ordinal, VerificationStep step) {
    this.runId = runId;
    this.ordinal = ordinal;
    this.code = step.code();
    this.subject = Texts.cut(step.subject(), 300);
    this.outcome = step.outcome();
    this.finding = step.finding();
    this.details = step.details();
    this.providerWords = Texts.cut(step.providerWords(), 2000);
    this.millis = step.millis();
  }

  String runId() {
    return runId;
  }

  VerificationStep toStep() {
    return new VerificationStep(code, subject, outcome, finding, details, providerWords, millis);
  }

  /** Run and place in it. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private String runId;
    private int ordinal;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && ordinal == that.ordinal && runId.equals(that.runId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(runId, ordinal);
    }
  }
}

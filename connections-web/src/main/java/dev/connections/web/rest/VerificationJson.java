package dev.connections.web.rest;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.Verification;
import dev.connections.console.verification.VerificationStep;
import dev.connections.words.Sentences;
import dev.connections.words.StepLine;
import java.time.Instant;
import java.util.List;

/**
 * A verification as it runs or as it ended.
 *
 * @param progress how far it is, or how it ended, in words
 * @param findings what is the matter now that it ended; null while it runs
 */
public record VerificationJson(
    String id,
    boolean running,
    Status status,
    String progress,
    Instant startedAt,
    String startedBy,
    List<Step> steps,
    List<FindingJson> findings) {

  /**
   * A finished step.
   *
   * @param subject what it is about; null when there is only one
   * @param finding null when there was nothing to find
   * @param title what it came to, in words
   * @param more what to do, or more about what went well; null when there is nothing to add
   * @param providerWords what the provider said; null when nothing
   */
  public record Step(
      StepCode code,
      String subject,
      StepOutcome outcome,
      FindingCode finding,
      String title,
      String more,
      String providerWords,
      long millis) {}

  static VerificationJson of(
      Verification run, List<FindingJson> findings, Sentences sentences, Workload workload) {
    return new VerificationJson(
        run.id(),
        run.running(),
        run.status(),
        sentences.progress(run),
        run.startedAt(),
        run.startedBy(),
        run.steps().stream().map(step -> step(run, step, sentences, workload)).toList(),
        run.running() ? null : findings);
  }

  /** A line of its own, where a page may show several in one. */
  private static Step step(
      Verification run, VerificationStep step, Sentences sentences, Workload workload) {
    Verification alone =
        new Verification(
            run.id(), run.running(), run.status(), run.startedAt(), run.startedBy(), List.of(step));
    StepLine line = sentences.steps(alone, workload).get(0);
    return new Step(
        step.code(),
        orNull(step.subject()),
        step.outcome(),
        step.finding(),
        line.getTitle(),
        orNull(line.getMore()),
        orNull(step.providerWords()),
        step.millis());
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

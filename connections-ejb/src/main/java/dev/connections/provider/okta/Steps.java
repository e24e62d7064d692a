package dev.connections.provider.okta;

import dev.connections.api.FindingCode;
import dev.connections.console.StepCode;
import dev.connections.console.StepOutcome;
import dev.connections.console.VerificationStep;
import java.util.List;
import java.util.function.Consumer;

/** Runs the steps of one verification, times them and tells each as it ends. */
final class Steps {

  /** What a step does; a refusal becomes its result. */
  interface Check {
    Result run() throws OktaRefusal;
  }

  /** How a step ended, beside its time. */
  record Result(
      StepOutcome outcome,
      String subject,
      FindingCode finding,
      List<String> details,
      String words) {

    static Result ok(String subject, String... details) {
      return new Result(StepOutcome.OK, subject, null, List.of(details), "");
    }

    static Result found(FindingCode finding, String subject, String words, String... details) {
      return new Result(outcomeOf(finding), subject, finding, List.of(details), words);
    }

    private static StepOutcome outcomeOf(FindingCode finding) {
      return switch (finding.severity()) {
        case CRITICAL -> StepOutcome.FAILED;
        case UNVERIFIED -> StepOutcome.COULD_NOT_VERIFY;
        case ATTENTION, RECOMMENDATION -> StepOutcome.ATTENTION;
      };
    }

    Result as(StepOutcome other) {
      return new Result(other, subject, finding, details, words);
    }
  }

  private final OktaCalls calls;
  private final Consumer<VerificationStep> listener;
  private boolean endOfTimeTold;

  Steps(OktaCalls calls, Consumer<VerificationStep> listener) {
    this.calls = calls;
    this.listener = listener;
  }

  /** How the step ended, for those that build on it. */
  StepOutcome run(StepCode code, String subject, Check check) {
    if (calls.isOver() && endOfTimeTold) {
      skip(code, subject);
      return StepOutcome.SKIPPED;
    }
    long start = System.nanoTime();
    Result result;
    try {
      result = check.run();
    } catch (OktaRefusal refusal) {
      result =
          new Result(
              Result.outcomeOf(refusal.finding()),
              refusal.subject().orElse(subject),
              refusal.finding(),
              refusal.details(),
              refusal.words());
    }
    endOfTimeTold |= result.finding() == FindingCode.TIMED_OUT;
    tell(code, result, (System.nanoTime() - start) / 1_000_000);
    return result.outcome();
  }

  void skip(StepCode code, String subject) {
    tell(code, new Result(StepOutcome.SKIPPED, subject, null, List.of(), ""), 0);
  }

  void tell(StepCode code, Result result, long millis) {
    listener.accept(
        new VerificationStep(
            code,
            result.subject(),
            result.outcome(),
            result.finding(),
            result.details(),
            result.words(),
            millis));
  }
}

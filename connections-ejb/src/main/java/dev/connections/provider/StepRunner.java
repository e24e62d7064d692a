package dev.connections.provider;

import dev.connections.api.FindingCode;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import java.util.List;
import java.util.function.Consumer;

/** Runs the steps of one verification, times them and tells each as it ends. */
public final class StepRunner {

  /** What a step does; a refusal becomes its result. */
  public interface Check {
    Result run() throws ProviderRefusal;
  }

  /** How a step ended, beside its time. */
  public record Result(
      StepOutcome outcome,
      String subject,
      FindingCode finding,
      List<String> details,
      String words) {

    public static Result ok(String subject, String... details) {
      return new Result(StepOutcome.OK, subject, null, List.of(details), "");
    }

    public static Result found(
        FindingCode finding, String subject, String words, String... details) {
      return new Result(outcomeOf(finding), subject, finding, List.of(details), words);
    }

    private static StepOutcome outcomeOf(FindingCode finding) {
      return switch (finding.severity()) {
        case CRITICAL -> StepOutcome.FAILED;
        case UNVERIFIED -> StepOutcome.COULD_NOT_VERIFY;
        case ATTENTION, RECOMMENDATION -> StepOutcome.ATTENTION;
      };
    }

    /** The same where another step found it already. */
    public Result withoutFinding() {
      return new Result(outcome, subject, null, details, words);
    }

    public Result as(StepOutcome other) {
      return new Result(other, subject, finding, details, words);
    }
  }

  private final ProviderCalls calls;
  private final Consumer<VerificationStep> listener;
  private boolean endOfTimeTold;

  public StepRunner(ProviderCalls calls, Consumer<VerificationStep> listener) {
    this.calls = calls;
    this.listener = listener;
  }

  /** A step that ended and may not be told yet. */
  public record Ended(StepCode code, Result result, long millis) {}

  /** How the step ended, for those that build on it. */
  public StepOutcome run(StepCode code, String subject, Check check) {
    Ended ended = end(code, subject, check);
    tell(ended);
    return ended.result().outcome();
  }

  /** Runs a step without telling it: what it means may depend on one that follows. */
  public Ended end(StepCode code, String subject, Check check) {
    if (calls.isOver() && endOfTimeTold) {
      return new Ended(code, skipped(subject), 0);
    }
    long start = System.nanoTime();
    Result result;
    try {
      result = check.run();
    } catch (ProviderRefusal refusal) {
      result =
          new Result(
              Result.outcomeOf(refusal.finding()),
              refusal.subject().orElse(subject),
              refusal.finding(),
              refusal.details(),
              refusal.words());
    }
    endOfTimeTold |= result.finding() == FindingCode.TIMED_OUT;
    return new Ended(code, result, (System.nanoTime() - start) / 1_000_000);
  }

  public void tell(Ended ended) {
    tell(ended.code(), ended.result(), ended.millis());
  }

  private static Result skipped(String subject) {
    return new Result(StepOutcome.SKIPPED, subject, null, List.of(), "");
  }

  public void skip(StepCode code, String subject) {
    tell(code, skipped(subject), 0);
  }

  public void tell(StepCode code, Result result, long millis) {
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

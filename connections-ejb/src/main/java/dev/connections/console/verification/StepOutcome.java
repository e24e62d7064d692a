package dev.connections.console.verification;

/** How a step of a verification ended. */
public enum StepOutcome {
  OK,
  /** It works, and somebody should look at it, or would do well to. */
  ATTENTION,
  FAILED,
  /** Not tried, since an earlier step failed. */
  SKIPPED,
  /** The provider could not be asked. */
  COULD_NOT_VERIFY
}

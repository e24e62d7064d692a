package dev.connections.words;

import dev.connections.console.verification.StepOutcome;

/** One line of a shown verification: a step, or several of one kind that went the same way. */
public final class StepLine {
  private final StepOutcome outcome;
  private final String title;
  private final String more;
  private final String providerWords;
  private final String duration;

  StepLine(StepOutcome outcome, String title, String more, String providerWords, String duration) {
    this.outcome = outcome;
    this.title = title;
    this.more = more;
    this.providerWords = providerWords;
    this.duration = duration;
  }

  public StepOutcome getOutcome() {
    return outcome;
  }

  public String getTitle() {
    return title;
  }

  /** The remedy, or more about what went well; empty when there is nothing to add. */
  public String getMore() {
    return more;
  }

  public String getProviderWords() {
    return providerWords;
  }

  public String getDuration() {
    return duration;
  }
}

package dev.connections.sandbox.server;

/** What can be wrong with a whole organization or tenant. */
public enum Trouble {
  NONE("No trouble", "answers as the provider does"),
  SLOW("Slow", "answers after three seconds"),
  STALLED("Stalled", "takes the request and never answers"),
  UNAVAILABLE("Unavailable", "answers 503"),
  DOWN("Down", "refuses the connection"),
  THROTTLED("Throttled", "answers 429: the minute's calls are used up"),
  TOO_MANY_AT_ONCE("Too many at once", "answers 429: the concurrency limit"),
  BROKEN_JSON("Broken JSON", "ends each answer in its middle"),
  HTML("HTML instead of JSON", "answers 200 with a web page"),
  ENDLESS_BODY("Endless body", "never stops sending"),
  DRIPPING_BODY("Dripping body", "sends one byte a second"),
  REDIRECT("Redirect", "sends the caller to another organization's host"),
  CLOCK_BEHIND("Clock behind", "the clock over there is ten minutes late");

  private final String label;
  private final String explanation;

  Trouble(String label, String explanation) {
    this.label = label;
    this.explanation = explanation;
  }

  public String label() {
    return label;
  }

  public String explanation() {
    return explanation;
  }

  public boolean isLimit() {
    return this == THROTTLED || this == TOO_MANY_AT_ONCE;
  }
}

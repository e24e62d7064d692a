package dev.connections.sandbox.server;

/** What can be wrong with a whole organization or tenant. */
public enum Trouble {
  NONE("No trouble", "Answers as the provider does"),
  SLOW("Slow", "Answers after three seconds"),
  STALLED("Stalled", "Takes the request and never answers"),
  UNAVAILABLE("Unavailable", "Answers 503"),
  DOWN("Down", "Refuses the connection"),
  THROTTLED("Throttled", "Answers 429: the minute's calls are used up"),
  TOO_MANY_AT_ONCE("Too many at once", "Answers 429: the concurrency limit"),
  BROKEN_JSON("Broken JSON", "Ends each answer in its middle"),
  HTML("HTML instead of JSON", "Answers 200 with a web page"),
  ENDLESS_BODY("Endless body", "Never stops sending"),
  DRIPPING_BODY("Dripping body", "Sends one byte a second"),
  REDIRECT("Redirect", "Sends the caller to another organization's host"),
  CLOCK_BEHIND("Clock behind", "The clock over there is ten minutes late");

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

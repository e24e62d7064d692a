package dev.connections.sandbox.server;

/** Which calls a trouble concerns. */
public enum Reach {
  EVERY_CALL("Every call"),
  METADATA("Metadata"),
  TOKEN("Token requests"),
  API("API calls");

  private final String label;

  Reach(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  boolean covers(Reach call) {
    return this == EVERY_CALL || this == call;
  }
}

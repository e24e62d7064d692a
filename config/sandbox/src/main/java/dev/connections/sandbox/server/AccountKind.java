package dev.connections.sandbox.server;

/** What an account is there for; an organization has at most one of each. */
public enum AccountKind {
  SERVICE("Service account", "an administrator that a backup signs in with"),
  OTHER("Another administrator", "as good as the service account, and not it"),
  PLAIN("Without a role", "may sign in and administers nothing"),
  GUEST("Guest", "at home in another organization, and no administrator here");

  private final String label;
  private final String explanation;

  AccountKind(String label, String explanation) {
    this.label = label;
    this.explanation = explanation;
  }

  public String label() {
    return label;
  }

  public String explanation() {
    return explanation;
  }

  /** Whether it is an administrator from the start. */
  boolean isAdministrator() {
    return this == SERVICE || this == OTHER;
  }
}

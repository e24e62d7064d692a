package dev.connections.words;

/** Where people enter what may be refused: what to enter instead is told in its terms. */
public enum Form {
  PROFILE(""),
  CONNECTION("connection."),
  /** The wizard that adds connections; what is its profile's is told as there. */
  WIZARD("wizard."),
  ACCOUNT("account."),
  API_KEY("apiKey.");

  /** Starts its keys in the bundle. */
  final String prefix;

  Form(String prefix) {
    this.prefix = prefix;
  }
}

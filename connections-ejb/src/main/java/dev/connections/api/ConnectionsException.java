package dev.connections.api;

/**
 * A refusal that the caller can do something about. Checked, because it comes from input or from
 * other people's changes and will happen; a bug stays unchecked. Its message names no secret.
 */
public abstract class ConnectionsException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is the matter; no secret
   */
  protected ConnectionsException(String message) {
    super(message);
  }
}

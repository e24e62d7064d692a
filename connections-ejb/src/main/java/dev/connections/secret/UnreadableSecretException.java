package dev.connections.secret;

/**
 * A stored secret does not open: it was sealed with a key that is not configured any more, belongs
 * to another place, or was altered. Names the place and nothing of the content.
 */
public final class UnreadableSecretException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableSecretException(String place, String reason) {
    super("The secret stored at " + place + " cannot be read: " + reason);
  }
}

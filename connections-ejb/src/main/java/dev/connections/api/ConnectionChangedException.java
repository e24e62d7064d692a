package dev.connections.api;

/**
 * Somebody else changed the connection first, and nothing was stored. Read it again and decide
 * anew.
 */
public final class ConnectionChangedException extends CallerMistakeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message who changed it, and when
   */
  public ConnectionChangedException(String message) {
    super(message);
  }
}

package dev.connections.api;

/**
 * The call itself is wrong: it names something that is not there, or asks for something that cannot
 * be. The calling program, or what it was configured with, has to change.
 */
public abstract class CallerMistakeException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong with the call
   */
  protected CallerMistakeException(String message) {
    super(message);
  }
}

package dev.connections.launcher;

/** The start cannot go on; the message is the one sentence that a person reads. */
final class StartException extends Exception {
  private static final long serialVersionUID = 1;

  StartException(String sentence) {
    super(sentence);
  }

  StartException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

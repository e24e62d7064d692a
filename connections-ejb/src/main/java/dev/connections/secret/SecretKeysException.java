package dev.connections.secret;

import java.io.IOException;

/**
 * The keys that protect secrets at rest are missing or cannot be used. The message is one sentence
 * for the operator: it names the setting or file and the remedy, never a value.
 */
public final class SecretKeysException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SecretKeysException(String message) {
    super(message);
  }

  /**
   * @param cause for the log file; none that a parser made, which may quote a key
   */
  SecretKeysException(String message, IOException cause) {
    super(message, cause);
  }
}

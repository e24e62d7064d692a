package dev.connections.api;

import java.time.Instant;

/**
 * Nobody has to do anything: the same call may work later. The provider is down or asked to be left
 * alone for a while, or Connections has no database just now.
 */
public final class RetryLaterException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final long retryAtMillis;

  /**
   * @param message what is the matter, for a log
   * @param retryAt when to try again, and not earlier
   */
  public RetryLaterException(String message, Instant retryAt) {
    super(message);
    this.retryAtMillis = retryAt.toEpochMilli();
  }

  /** When to try again: earlier calls are refused without asking the provider. */
  public Instant retryAt() {
    return Instant.ofEpochMilli(retryAtMillis);
  }
}

package dev.connections.api;

import java.net.URI;
import java.util.Objects;

/**
 * No application of the connection can get a token for the capability, and the provider said why:
 * its credential ended, a permission is missing, somebody disabled it. Nothing is asked of the
 * provider again before something changed.
 */
public final class ApplicationNotWorkingException extends PersonNeededException {
  private static final long serialVersionUID = 1;

  private final String connectionId;
  private final FindingCode finding;

  /**
   * @param message what was found and what to do about it, in the console's words
   * @param connectionId of the connection
   * @param finding what was found
   * @param page of the connection
   */
  public ApplicationNotWorkingException(
      String message, String connectionId, FindingCode finding, URI page) {
    super(message, page);
    this.connectionId = Objects.requireNonNull(connectionId);
    this.finding = Objects.requireNonNull(finding);
  }

  /** Of the connection. */
  public String connectionId() {
    return connectionId;
  }

  /** What was found; the console has its title and remedy. */
  public FindingCode finding() {
    return finding;
  }
}

package dev.connections.api;

import java.util.Objects;

/** No connection has this id, or no longer. */
public final class UnknownConnectionException extends CallerMistakeException {
  private static final long serialVersionUID = 1;

  private final String connectionId;

  /**
   * @param connectionId as the caller gave it
   */
  public UnknownConnectionException(String connectionId) {
    super("There is no connection with the id " + connectionId + ".");
    this.connectionId = Objects.requireNonNull(connectionId);
  }

  /** As the caller gave it. */
  public String connectionId() {
    return connectionId;
  }
}

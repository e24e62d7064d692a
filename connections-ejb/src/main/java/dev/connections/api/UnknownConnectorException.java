package dev.connections.api;

import java.util.Objects;

/**
 * The caller has no link of a connector with this id. Links of other callers are not seen, so a
 * caller that signs in as another principal than before gets this, too.
 */
public final class UnknownConnectorException extends CallerMistakeException {
  private static final long serialVersionUID = 1;

  private final String connectorId;

  /**
   * @param connectorId as the caller gave it
   */
  public UnknownConnectorException(String connectorId) {
    super("You linked no connector " + connectorId + ".");
    this.connectorId = Objects.requireNonNull(connectorId);
  }

  /** As the caller gave it. */
  public String connectorId() {
    return connectorId;
  }
}

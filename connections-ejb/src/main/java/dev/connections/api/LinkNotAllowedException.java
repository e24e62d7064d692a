package dev.connections.api;

import java.net.URI;
import java.util.Objects;

/**
 * The connector is linked, and an administrator has not allowed it the capability, or has denied
 * it. {@link ConnectionEvents} tells when that changes.
 */
public final class LinkNotAllowedException extends PersonNeededException {
  private static final long serialVersionUID = 1;

  private final LinkState state;

  /**
   * @param message says what has to be allowed
   * @param state {@link LinkState#PENDING} or {@link LinkState#DENIED}
   * @param page of the connection, where its related connectors are
   */
  public LinkNotAllowedException(String message, LinkState state, URI page) {
    super(message, page);
    this.state = Objects.requireNonNull(state);
  }

  /** {@link LinkState#PENDING} or {@link LinkState#DENIED}. */
  public LinkState state() {
    return state;
  }
}

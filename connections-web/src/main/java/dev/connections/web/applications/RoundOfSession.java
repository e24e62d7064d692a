package dev.connections.web.applications;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/**
 * The round that a person is on. In the session, since it leads over pages of this console and of
 * providers and means nothing once the person has gone: what is left is in the list.
 */
@SessionScoped
class RoundOfSession implements Serializable {
  private Round round;

  /** Null when the person is on none. */
  Round get() {
    return round;
  }

  void put(Round now) {
    round = now;
  }
}

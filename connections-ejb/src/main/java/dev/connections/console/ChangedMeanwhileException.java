package dev.connections.console;

import dev.connections.api.ConnectionsException;
import java.time.Instant;

/** Somebody else changed the same thing first; nothing was stored. */
public final class ChangedMeanwhileException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final String changedBy;
  private final Instant changedAt;

  public ChangedMeanwhileException(String changedBy, Instant changedAt) {
    super("Changed by " + changedBy + " at " + changedAt + ".");
    this.changedBy = changedBy;
    this.changedAt = changedAt;
  }

  public String changedBy() {
    return changedBy;
  }

  public Instant changedAt() {
    return changedAt;
  }
}

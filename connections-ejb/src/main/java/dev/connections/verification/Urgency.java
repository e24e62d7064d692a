package dev.connections.verification;

import dev.connections.api.Status;

/** How soon a person should look at what has a status; kept as a column that databases sort by. */
public final class Urgency {
  private Urgency() {}

  /** The most urgent is 0. */
  public static int of(Status status) {
    return switch (status) {
      case CRITICAL -> 0;
      case UNVERIFIED -> 1;
      case NEEDS_ATTENTION -> 2;
      case PENDING -> 3;
      case NO_ISSUES -> 4;
      case DISABLED -> 5;
    };
  }
}

package dev.connections.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether this node can work. Answers from memory within microseconds, also while the database
 * hangs: a background probe asks the database, never the request. For anybody, without sign-in.
 */
public interface SystemHealth {
  /** The parts that this node needs, each with the age of its last success. */
  List<Part> parts();

  /** Whether the node is about to stop and wants no new work. */
  boolean draining();

  /**
   * A part of the node.
   *
   * @param name such as {@code database}
   * @param up whether it worked lately
   * @param lastSuccess how long ago it worked, empty when it never did
   */
  record Part(String name, boolean up, Optional<Duration> lastSuccess) {}
}

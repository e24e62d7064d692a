package dev.connections.token;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the changes of one connection; what was read before one no longer holds. */
final class Gate {
  private final AtomicInteger changes = new AtomicInteger();

  int changes() {
    return changes.get();
  }

  void change() {
    changes.incrementAndGet();
  }
}

package dev.connections.account;

import java.time.Duration;

/**
 * How long failures keep a sign-in waiting. Two counts run: one for name and address together, and
 * a lenient one for the name from everywhere. So a stranger who fails on purpose slows down
 * himself, and hardly the person whose name it is; nobody is ever locked out for good.
 *
 * @param free failures that cost nothing
 * @param first wait after those; it doubles with each further failure
 * @param longest wait there is
 */
record LockOut(int free, Duration first, Duration longest) {
  static final LockOut BY_NAME_AND_ADDRESS =
      new LockOut(5, Duration.ofSeconds(30), Duration.ofMinutes(15));
  static final LockOut BY_NAME = new LockOut(50, Duration.ofSeconds(5), Duration.ofMinutes(1));

  /** After this much quiet the count starts anew. */
  static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

  Duration waitAfter(int failures) {
    if (failures < free) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - free, 20);
    Duration wait = first.multipliedBy(1L << doublings);
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}

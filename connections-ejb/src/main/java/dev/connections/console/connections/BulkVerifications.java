package dev.connections.console.connections;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Verifies many connections. It goes on whoever looks and whichever node stops. Starting and
 * cancelling are for {@code administrator} and {@code operator}; each sees their own.
 */
public interface BulkVerifications {

  /**
   * Verifies all applications of all connections of a filter, whatever its page, but for those that
   * are disabled; returns at once. While one of the caller runs, that one is answered.
   */
  Progress start(ConnectionFilter filter);

  /** Likewise of these connections; unknown ids are left out. */
  Progress start(Collection<String> connectionIds);

  /** The caller's latest, running or ended within the last hour. */
  Optional<Progress> latest();

  /** Starts no more; what runs ends by itself. */
  void cancel(String id);

  /** Takes an ended one off the page. */
  void dismiss(String id);

  /**
   * How far it came.
   *
   * @param total how many applications
   * @param working how many ended with no issues or needing attention
   * @param critical how many ended critical
   * @param unverified how many ended without an answer
   * @param disabled how many more the connections have that are passed over, since they are
   *     disabled
   * @param endedAt null while it runs
   */
  record Progress(
      String id,
      int total,
      int done,
      int working,
      int critical,
      int unverified,
      int disabled,
      boolean cancelled,
      Instant startedAt,
      Instant endedAt) {}
}

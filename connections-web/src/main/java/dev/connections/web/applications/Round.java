package dev.connections.web.applications;

import dev.connections.console.applications.ApplicationRow;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Applications that a person goes through one after the other.
 *
 * @param left those that still needed it when the person went on
 * @param at the one that it is the turn of, from 0; their number once it is over
 */
record Round(List<Stop> stops, List<Stop> left, int at) implements Serializable {
  /** One of them, as it was called when the round began. */
  public record Stop(String applicationId, String name, String connectionId, String connectionName)
      implements Serializable {
    private static Stop of(ApplicationRow row) {
      return new Stop(row.id(), row.name(), row.connectionId(), row.connectionName());
    }
  }

  Round {
    stops = List.copyOf(stops);
    left = List.copyOf(left);
  }

  static Round of(List<ApplicationRow> rows) {
    return new Round(rows.stream().map(Stop::of).toList(), List.of(), 0);
  }

  boolean isOver() {
    return at >= stops.size();
  }

  /** Whose turn it is; not once it is over. */
  Stop stop() {
    return stops.get(at);
  }

  /**
   * Goes on with the next.
   *
   * @param needing whether the one whose turn it is needs it still
   */
  Round next(boolean needing) {
    return new Round(stops, needing ? with(Stream.of(stop())) : left, at + 1);
  }

  /** Ends it; what had no turn yet is left. */
  Round ended(boolean needing) {
    Round next = next(needing);
    return new Round(stops, next.with(stops.stream().skip(next.at)), stops.size());
  }

  private List<Stop> with(Stream<Stop> more) {
    return Stream.concat(left.stream(), more).toList();
  }
}

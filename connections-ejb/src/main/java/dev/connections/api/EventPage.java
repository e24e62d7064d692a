package dev.connections.api;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** Some events in their order, and where to go on. */
public final class EventPage implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<ConnectionEvent> events;
  private final String cursor;
  private final boolean more;

  /**
   * @param events in the order in which they happened; empty when there are no more
   * @param cursor what to read on from, also when there were no events; keep it after the events
   *     were worked on
   * @param more whether there are more already
   */
  public EventPage(List<ConnectionEvent> events, String cursor, boolean more) {
    this.events = List.copyOf(events);
    this.cursor = Objects.requireNonNull(cursor);
    this.more = more;
  }

  /** In the order in which they happened; empty when there are no more. */
  public List<ConnectionEvent> events() {
    return events;
  }

  /**
   * What to read on from, also when there were no events; keep it after the events were worked on.
   */
  public String cursor() {
    return cursor;
  }

  /** Whether there are more already. */
  public boolean more() {
    return more;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventPage that
        && events.equals(that.events)
        && cursor.equals(that.cursor)
        && more == that.more;
  }

  @Override
  public int hashCode() {
    return Objects.hash(events, cursor, more);
  }
}

package dev.connections.api;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** One page of a list of connections, and how many there are in all. */
public final class ConnectionPage implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<ConnectionSummary> connections;
  private final long total;
  private final boolean totalIsAtLeast;

  /**
   * A page of a list of which all were counted.
   *
   * @param connections those of this page, by name
   * @param total how many match on all pages
   */
  public ConnectionPage(List<ConnectionSummary> connections, long total) {
    this(connections, total, false);
  }

  /**
   * @param connections those of this page, by name
   * @param total how many match on all pages
   * @param totalIsAtLeast whether there may be more than that
   */
  public ConnectionPage(List<ConnectionSummary> connections, long total, boolean totalIsAtLeast) {
    this.connections = List.copyOf(connections);
    this.total = total;
    this.totalIsAtLeast = totalIsAtLeast;
  }

  /** Those of this page, by name. */
  public List<ConnectionSummary> connections() {
    return connections;
  }

  /**
   * How many match on all pages; of a query that begins behind a name, from there on. Counting
   * stops behind 10,000 and behind this page; what is told then is more than the connections up to
   * the end of this page, so a page follows while {@code first + size < total}.
   */
  public long total() {
    return total;
  }

  /** Whether counting stopped: there are {@link #total} or more. */
  public boolean totalIsAtLeast() {
    return totalIsAtLeast;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConnectionPage that
        && connections.equals(that.connections)
        && total == that.total
        && totalIsAtLeast == that.totalIsAtLeast;
  }

  @Override
  public int hashCode() {
    return Objects.hash(connections, total, totalIsAtLeast);
  }
}

package dev.connections.api;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** One page of a list of connections, and how many there are in all. */
public final class ConnectionPage implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<ConnectionSummary> connections;
  private final long total;

  /**
   * @param connections those of this page, by name
   * @param total how many match on all pages
   */
  public ConnectionPage(List<ConnectionSummary> connections, long total) {
    this.connections = List.copyOf(connections);
    this.total = total;
  }

  /** Those of this page, by name. */
  public List<ConnectionSummary> connections() {
    return connections;
  }

  /** How many match on all pages. */
  public long total() {
    return total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConnectionPage that
        && connections.equals(that.connections)
        && total == that.total;
  }

  @Override
  public int hashCode() {
    return Objects.hash(connections, total);
  }
}

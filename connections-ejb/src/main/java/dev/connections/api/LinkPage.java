package dev.connections.api;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** One page of a caller's links, and how many there are in all. */
public final class LinkPage implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<ConnectorLink> links;
  private final long total;

  /**
   * @param links those of this page, by name
   * @param total how many there are on all pages
   */
  public LinkPage(List<ConnectorLink> links, long total) {
    this.links = List.copyOf(links);
    this.total = total;
  }

  /** Those of this page, by name. */
  public List<ConnectorLink> links() {
    return links;
  }

  /** How many there are on all pages. */
  public long total() {
    return total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkPage that && links.equals(that.links) && total == that.total;
  }

  @Override
  public int hashCode() {
    return Objects.hash(links, total);
  }
}

package dev.connections.api;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/** Which connections to list. Immutable: each method answers another query. */
public final class ConnectionQuery implements Serializable {
  private static final long serialVersionUID = 1;

  /** The most connections that one call answers. */
  public static final int MAX_SIZE = 200;

  private final String text;
  private final Workload workload;
  private final Status status;
  private final int first;
  private final int size;
  private final String behind;

  private ConnectionQuery(
      String text, Workload workload, Status status, int first, int size, String behind) {
    this.text = text;
    this.workload = workload;
    this.status = status;
    this.first = first;
    this.size = size;
    this.behind = behind;
  }

  /** The first {@link #MAX_SIZE} connections by name, without those that were removed. */
  public static ConnectionQuery all() {
    return new ConnectionQuery("", null, null, 0, MAX_SIZE, null);
  }

  /**
   * Narrowed to those whose name or organization holds a text, whatever its case. Fewer than three
   * characters are looked for at the beginning of the name alone.
   *
   * @param part of a name, an id, a host or a domain
   */
  public ConnectionQuery matching(String part) {
    return new ConnectionQuery(part, workload, status, first, size, behind);
  }

  /** Narrowed to one workload. */
  public ConnectionQuery of(Workload onlyThis) {
    return new ConnectionQuery(text, Objects.requireNonNull(onlyThis), status, first, size, behind);
  }

  /** Narrowed to one status. */
  public ConnectionQuery with(Status onlyThis) {
    return new ConnectionQuery(
        text, workload, Objects.requireNonNull(onlyThis), first, size, behind);
  }

  /**
   * Cut to one page.
   *
   * @param offset how many connections to leave out, from 0
   * @param limit how many to answer, 1 to {@link #MAX_SIZE}
   * @throws IllegalArgumentException when a number is outside its range
   */
  public ConnectionQuery page(int offset, int limit) {
    if (offset < 0 || limit < 1 || limit > MAX_SIZE) {
      throw new IllegalArgumentException("from 0, and 1 to " + MAX_SIZE + " connections a call");
    }
    return new ConnectionQuery(text, workload, status, offset, limit, behind);
  }

  /**
   * Cut to those that come behind one by name. Who reads all of them goes on this way behind the
   * last one of each page: that is as quick at the end as at the beginning, and what comes or goes
   * meanwhile makes none appear twice or be left out. An offset counts from there on.
   *
   * @param connectionName of the last one that was read; there need not be one of that name
   */
  public ConnectionQuery behind(String connectionName) {
    return new ConnectionQuery(
        text, workload, status, first, size, Objects.requireNonNull(connectionName));
  }

  /** Part of a name, an id, a host or a domain; empty for all. */
  public String text() {
    return text;
  }

  /** Empty for all workloads. */
  public Optional<Workload> workload() {
    return Optional.ofNullable(workload);
  }

  /** Empty for all statuses. */
  public Optional<Status> status() {
    return Optional.ofNullable(status);
  }

  /** The name behind which to begin; empty for the first name. */
  public Optional<String> behind() {
    return Optional.ofNullable(behind);
  }

  /** How many to leave out. */
  public int first() {
    return first;
  }

  /** How many to answer at most. */
  public int size() {
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConnectionQuery that
        && text.equals(that.text)
        && Objects.equals(workload, that.workload)
        && status == that.status
        && first == that.first
        && size == that.size
        && Objects.equals(behind, that.behind);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, workload, status, first, size, behind);
  }
}

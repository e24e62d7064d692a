package dev.connections.api;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * Which application connection profiles to list: all, or those of one workload or status.
 * Immutable: each method answers another query.
 */
public final class ProfileQuery implements Serializable {
  private static final long serialVersionUID = 1;

  /** The most profiles that one call answers. */
  public static final int MAX_SIZE = 500;

  private final Workload workload;
  private final Status status;
  private final int first;
  private final int size;

  private ProfileQuery(Workload workload, Status status, int first, int size) {
    this.workload = workload;
    this.status = status;
    this.first = first;
    this.size = size;
  }

  /** The first {@link #MAX_SIZE} profiles by name. */
  public static ProfileQuery all() {
    return new ProfileQuery(null, null, 0, MAX_SIZE);
  }

  /** Narrowed to one workload. */
  public ProfileQuery of(Workload onlyThis) {
    return new ProfileQuery(Objects.requireNonNull(onlyThis), status, first, size);
  }

  /** Narrowed to one status. */
  public ProfileQuery with(Status onlyThis) {
    return new ProfileQuery(workload, Objects.requireNonNull(onlyThis), first, size);
  }

  /**
   * Cut to one page.
   *
   * @param offset how many profiles to leave out, from 0
   * @param limit how many to answer, 1 to {@link #MAX_SIZE}
   * @throws IllegalArgumentException when a number is outside its range
   */
  public ProfileQuery page(int offset, int limit) {
    if (offset < 0 || limit < 1 || limit > MAX_SIZE) {
      throw new IllegalArgumentException("from 0, and 1 to " + MAX_SIZE + " profiles a call");
    }
    return new ProfileQuery(workload, status, offset, limit);
  }

  /** Empty for all workloads. */
  public Optional<Workload> workload() {
    return Optional.ofNullable(workload);
  }

  /** Empty for all statuses. */
  public Optional<Status> status() {
    return Optional.ofNullable(status);
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
    return other instanceof ProfileQuery that
        && Objects.equals(workload, that.workload)
        && status == that.status
        && first == that.first
        && size == that.size;
  }

  @Override
  public int hashCode() {
    return Objects.hash(workload, status, first, size);
  }
}

package dev.connections.console;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, and how many rows there are in all.
 *
 * @param total of all pages
 * @param more whether there are more rows than that, which nobody counted and no page shows
 */
public record Page<T>(List<T> rows, long total, boolean more) {
  /** The most rows that any list answers at once. */
  public static final int LARGEST = 200;

  /**
   * So many rows of a list are counted and turned through where there may be a million: nobody
   * turns five hundred pages, but everybody would wait for their number.
   */
  public static final int COUNTED = 10_000;

  public Page {
    rows = List.copyOf(rows);
  }

  /** All rows are counted. */
  public Page(List<T> rows, long total) {
    this(rows, total, false);
  }

  /** How many rows there are at least: one more than were counted where there are more. */
  public long atLeast() {
    return more ? total + 1 : total;
  }

  /** The same page with something else in its rows. */
  public <R> Page<R> map(Function<T, R> row) {
    return with(rows.stream().map(row).toList());
  }

  /** The same page of something else. */
  public <R> Page<R> with(List<R> others) {
    return new Page<>(others, total, more);
  }
}

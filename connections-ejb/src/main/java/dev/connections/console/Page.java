package dev.connections.console;

import java.util.List;
import java.util.function.Function;

/** One page of a list, and how many rows there are in all. */
public record Page<T>(List<T> rows, long total) {
  /** The most rows that any list answers at once. */
  public static final int LARGEST = 200;

  public Page {
    rows = List.copyOf(rows);
  }

  /** The same page with something else in its rows. */
  public <R> Page<R> map(Function<T, R> row) {
    return new Page<>(rows.stream().map(row).toList(), total);
  }
}

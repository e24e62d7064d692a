package dev.connections.connection;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order of a list. The columns are those of an index, from its second on, so that the database
 * reads a page of it from either end without sorting. What never was checked counts as checked
 * before all else, what never ends as ending after all else.
 *
 * @param paths the last one decides between equals, in the same direction, as an index can
 */
record ListOrder(List<String> paths, boolean ascending) {
  private static final String LIFE = "s.life";
  private static final String CHECKED = "s.checkedAt";

  static ListOrder by(boolean ascending, String... paths) {
    return new ListOrder(List.of(paths), ascending);
  }

  /**
   * @param turned the other way round
   */
  String clause(boolean turned) {
    // H2 takes an index for an order that names all of its columns alone, the constant one too.
    return Stream.concat(Stream.of(LIFE), paths.stream())
        .map(path -> term(path, ascending != turned))
        .collect(Collectors.joining(", ", " order by ", ""));
  }

  private static String term(String path, boolean up) {
    String term = path + (up ? " asc" : " desc");
    return path.equals(CHECKED) ? term + (up ? " nulls first" : " nulls last") : term;
  }
}

package dev.connections.listing.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An order of a list. Where its columns are those of an index, one after the other and all the same
 * way, the database reads a page of it from either end without sorting.
 */
public final class ListOrder {
  private final List<Term> terms;

  private ListOrder(List<Term> terms) {
    this.terms = List.copyOf(terms);
  }

  /** All paths the same way; the last one should decide between equals. */
  public static ListOrder by(boolean ascending, String... paths) {
    ListOrder order = new ListOrder(List.of());
    for (String path : paths) {
      order = order.and(ascending, path);
    }
    return order;
  }

  public ListOrder and(boolean ascending, String path) {
    return and(new Term(path, ascending, null));
  }

  /** A path on which rows without a value come first, or last, whichever way it is read. */
  public ListOrder and(boolean ascending, String path, boolean nullsFirst) {
    return and(new Term(path, ascending, nullsFirst));
  }

  private ListOrder and(Term term) {
    List<Term> more = new ArrayList<>(terms);
    more.add(term);
    return new ListOrder(more);
  }

  /** The same order, by which no index reads: rows are found first and sorted then. */
  ListOrder unindexed() {
    List<Term> sorted = new ArrayList<>(terms);
    sorted.set(0, terms.get(0).unindexed());
    return new ListOrder(sorted);
  }

  /** Led by a blank. */
  String clause() {
    return terms.stream().map(Term::jpql).collect(Collectors.joining(", ", " order by ", ""));
  }

  /**
   * @param nullsFirst null where there are none, or where the database decides
   */
  private record Term(String path, boolean ascending, Boolean nullsFirst) {
    Term unindexed() {
      return new Term("coalesce(" + path + ", " + path + ")", ascending, nullsFirst);
    }

    String jpql() {
      String nulls = nullsFirst == null ? "" : nullsFirst ? " nulls first" : " nulls last";
      return path + (ascending ? " asc" : " desc") + nulls;
    }
  }
}

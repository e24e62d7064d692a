package dev.connections.listing.query;

import dev.connections.console.Page;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The statements behind a list.
 *
 * @param from the JPQL between {@code from} and {@code where}
 * @param joined more of it that neither adds nor takes away rows, so that they are counted without;
 *     empty, or led by a blank
 */
public record ListQuery(EntityManager entities, String from, String joined, Conditions conditions) {

  public ListQuery(EntityManager entities, String from, Conditions conditions) {
    this(entities, from, "", conditions);
  }

  /**
   * How many rows there are.
   *
   * @param counted what every row has; when each index has it, no row is read
   */
  public long count(String counted) {
    return query("count(" + counted + ")", Long.class, from, "").getSingleResult();
  }

  /** All rows, to be cut by the caller. */
  public <T> TypedQuery<T> select(String selected, Class<T> type, ListOrder order) {
    return query(selected, type, from + joined, order.clause());
  }

  private <T> TypedQuery<T> query(String selected, Class<T> type, String of, String order) {
    String jpql = "select " + selected + " from " + of + conditions.where() + order;
    return conditions.bind(entities.createQuery(jpql, type));
  }

  /**
   * One page of rows and the number of all.
   *
   * @param counted as for {@link #count}
   * @throws IllegalArgumentException when it begins before the first row, or holds none or more
   *     than {@link Page#LARGEST}
   */
  public <T> Page<T> page(
      String counted, String selected, Class<T> type, ListOrder order, int first, int size) {
    refuseOutside(first, size);
    long total = count(counted);
    List<T> rows = total == 0 ? List.of() : rows(selected, type, order, first, size);
    return new Page<>(rows, total);
  }

  private <T> List<T> rows(String selected, Class<T> type, ListOrder order, int first, int size) {
    return select(selected, type, order).setFirstResult(first).setMaxResults(size).getResultList();
  }

  /**
   * The keys of the rows of one page. They are found in an index alone and the rows are read
   * afterwards, so the rows of earlier pages are never touched. A page in the second half is
   * counted from the end, so the last page costs no more than the first.
   *
   * @param total of all pages
   * @throws IllegalArgumentException as for {@link #page}
   */
  public List<String> keys(String key, ListOrder order, long total, int first, int size) {
    refuseOutside(first, size);
    int wanted = (int) Math.min(size, total - first);
    if (wanted <= 0) {
      return List.of();
    }
    long behind = total - first - wanted;
    if (behind >= first) {
      return rows(key, String.class, order, first, wanted);
    }
    List<String> keys =
        new ArrayList<>(rows(key, String.class, order.reversed(), (int) behind, wanted));
    Collections.reverse(keys);
    return keys;
  }

  private static void refuseOutside(int first, int size) {
    if (first < 0 || size < 1 || size > Page.LARGEST) {
      throw new IllegalArgumentException("from 0, and 1 to " + Page.LARGEST + " rows a page");
    }
  }
}

package dev.connections.listing.query;

import dev.connections.console.Page;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
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

  /**
   * How many rows there are, by one statement that stops at so many, which no count does.
   *
   * @param counted as for {@link #count}
   */
  public int countUpTo(int most, String counted) {
    return query(counted, Object.class, from, "").setMaxResults(most).getResultList().size();
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
   * The keys of the rows of one page, which may be found in an index alone, and how many rows there
   * are. Nothing is read behind a limit: what is there is on no page, and is not counted.
   *
   * <p>Where a text is looked for, databases guess how many rows hold it, and take them to be
   * spread over the list: they would read half a million names to find the twenty that begin with a
   * late letter. So rows that are few are found first and sorted then.
   *
   * @param counted as for {@link #count}
   * @param limit of all rows
   * @throws IllegalArgumentException as for {@link #page}
   */
  public Page<String> keys(
      String key, String counted, ListOrder order, int first, int size, int limit) {
    refuseOutside(first, size);
    Boolean more = conditions.areForText() ? isMoreThan(limit, counted) : null;
    ListOrder way = Boolean.FALSE.equals(more) ? order.unindexed() : order;
    int wanted = Math.max(0, Math.min(size, limit - first));
    List<String> keys = wanted == 0 ? List.of() : rows(key, String.class, way, first, wanted);
    if (keys.size() < wanted && (first == 0 || !keys.isEmpty())) {
      return new Page<>(keys, first + keys.size());
    }
    boolean isCut = more == null ? isMoreThan(limit, counted) : more;
    return isCut ? new Page<>(keys, limit, true) : new Page<>(keys, count(counted));
  }

  /** Stops at the first row behind the limit, which a count never does. */
  private boolean isMoreThan(int limit, String counted) {
    return !query(counted, Object.class, from, "")
        .setFirstResult(limit)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private static void refuseOutside(int first, int size) {
    if (first < 0 || size < 1 || size > Page.LARGEST) {
      throw new IllegalArgumentException("from 0, and 1 to " + Page.LARGEST + " rows a page");
    }
  }
}

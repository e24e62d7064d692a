package dev.connections.platform;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** Asks for the rows of many ids, since drivers bound how many values one statement may name. */
public final class InClause {
  /** Also few enough for a database to look each of them up. */
  static final int LONGEST = 500;

  private InClause() {}

  /**
   * What a query finds for these ids, as {@link #read(Collection, Function)}.
   *
   * @param query names them by its only parameter, {@code in :ids}
   */
  public static <R> List<R> read(
      EntityManager entities, String query, Class<R> type, Collection<String> ids) {
    return read(
        ids, some -> entities.createQuery(query, type).setParameter("ids", some).getResultList());
  }

  /**
   * What a query finds for these ids, each named once. By one statement for up to 500 of them, and
   * by none for none.
   *
   * @param query answers for some of the ids, and is called again for the next ones
   * @return the answers one after another, each in its own order
   */
  public static <R> List<R> read(Collection<String> ids, Function<List<String>, List<R>> query) {
    List<String> each = List.copyOf(new LinkedHashSet<>(ids));
    List<R> found = new ArrayList<>();
    for (int from = 0; from < each.size(); from += LONGEST) {
      found.addAll(query.apply(each.subList(from, Math.min(each.size(), from + LONGEST))));
    }
    return found;
  }
}

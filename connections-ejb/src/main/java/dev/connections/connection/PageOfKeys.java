package dev.connections.connection;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The keys of the rows of one page. They are found in an index alone and the rows are read
 * afterwards, so the rows of earlier pages are never touched. A page in the second half is counted
 * from the end, so the last page costs no more than the first.
 *
 * @param from the JPQL between {@code select} and {@code where}, with the key
 */
record PageOfKeys(EntityManager entities, String from, Conditions conditions, ListOrder order) {

  List<String> page(long total, int first, int size) {
    int wanted = (int) Math.min(size, total - first);
    if (wanted <= 0) {
      return List.of();
    }
    long behind = total - first - wanted;
    boolean turned = behind < first;
    List<String> keys =
        new ArrayList<>(
            query(turned)
                .setFirstResult(turned ? (int) behind : first)
                .setMaxResults(wanted)
                .getResultList());
    if (turned) {
      Collections.reverse(keys);
    }
    return keys;
  }

  private TypedQuery<String> query(boolean turned) {
    String jpql = "select " + from + conditions.where() + order.clause(turned);
    return conditions.bind(entities.createQuery(jpql, String.class));
  }
}

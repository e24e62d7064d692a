package dev.connections.connection;

import dev.connections.audit.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes rows behind the application's back, as time or other people would. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class ConnectionRowsInContainer {
  private static final String DIGITS =
      "(values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as ";

  /** From 0 to 99,999, on either database. */
  private static final String NUMBERS =
      "(select a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n from "
          + Stream.of("a", "b", "c", "e", "f")
              .map(name -> DIGITS + name + " (d)")
              .collect(Collectors.joining(", "))
          + ") numbers";

  @PersistenceContext private EntityManager entities;

  /** As if another person had entered them. */
  public void giveDrafts(String from, String to) {
    entities
        .createNativeQuery("update connection_draft set owner_id = ?1 where owner_id = ?2")
        .setParameter(1, Actor.of(() -> to).id())
        .setParameter(2, Actor.of(() -> from).id())
        .executeUpdate();
  }

  /** Likewise, all but the few that were begun last. */
  public void giveEarlierDrafts(String from, String to) {
    entities
        .createNativeQuery(
            "update connection_draft set owner_id = ?1 where owner_id = ?2 and id not in (select id"
                + " from connection_draft where owner_id = ?2 order by created_at desc limit 10)")
        .setParameter(1, Actor.of(() -> to).id())
        .setParameter(2, Actor.of(() -> from).id())
        .executeUpdate();
  }

  /** So many connections more that are as this one with its one application, by other names. */
  public void repeat(String connectionId, int times) {
    String application = idOf("select id from application where connection_id = ?1", connectionId);
    String profile = idOf("select profile_id from application where id = ?1", application);
    Map<String, String> other = others();
    copy("connection", "id", connectionId, other, times);
    copy("connection_state", "connection_id", connectionId, other, times);
    copy("application_connection_profile", "id", profile, other, times);
    copy("profile_state", "profile_id", profile, other, times);
    copy("application", "id", application, other, times);
    copy("application_state", "application_id", application, other, times);
    copy("application_capability", "application_id", application, other, times);
  }

  /** So many connections more that are as this one without an application, by other names. */
  public void repeatAlone(String connectionId, int times) {
    Map<String, String> other = others();
    copy("connection", "id", connectionId, other, times);
    copy("connection_state", "connection_id", connectionId, other, times);
  }

  /** What differs from copy to copy, with its number in {@code n}. */
  private static Map<String, String> others() {
    Map<String, String> other = new HashMap<>();
    for (String column : List.of("name", "normalized_name", "organization_id", "connection_name")) {
      other.put(column, "concat(" + column + ", ' again ', n)");
    }
    other.put("registration", "null");
    String copy = UUID.randomUUID().toString().substring(0, 24);
    for (String column : List.of("id", "connection_id", "application_id", "profile_id")) {
      other.put(column, "concat('" + copy + "', lpad(cast(n as varchar), 12, '0'))");
    }
    return other;
  }

  /** Ends the copies of a connection that have no application. */
  public void endCopies(String connectionId) {
    entities
        .createNativeQuery(
            "delete from connection where organization_id like (select concat(c.organization_id,"
                + " ' again %') from connection c where c.id = ?1)")
        .setParameter(1, connectionId)
        .executeUpdate();
  }

  private void copy(String table, String key, String id, Map<String, String> other, int times) {
    List<?> found =
        entities
            .createNativeQuery(
                "select lower(column_name) from information_schema.columns"
                    + " where lower(table_schema) = 'public' and lower(table_name) = ?1")
            .setParameter(1, table)
            .getResultList();
    List<String> columns = found.stream().map(Object::toString).toList();
    String values =
        columns.stream()
            .map(column -> other.getOrDefault(column, column))
            .collect(Collectors.joining(", "));
    String sql = "insert into %1$s (%2$s) select %3$s from %1$s, %5$s where %4$s = ?1 and n < ?2";
    int copied =
        entities
            .createNativeQuery(
                sql.formatted(table, String.join(", ", columns), values, key, NUMBERS))
            .setParameter(1, id)
            .setParameter(2, times)
            .executeUpdate();
    if (copied < times) {
      throw new IllegalStateException("of " + times + " in " + table + ": " + copied);
    }
  }

  private String idOf(String sql, String of) {
    return entities.createNativeQuery(sql).setParameter(1, of).getSingleResult().toString();
  }

  /** As if the connection had been removed so many days earlier. */
  public void removedEarlier(String connectionId, int days) {
    int changed =
        entities
            .createNativeQuery(
                "update connection set delete_at = delete_at - interval '"
                    + days
                    + "' day where id = ?1")
            .setParameter(1, connectionId)
            .executeUpdate();
    if (changed != 1) {
      throw new IllegalStateException(changed + " rows");
    }
  }
}

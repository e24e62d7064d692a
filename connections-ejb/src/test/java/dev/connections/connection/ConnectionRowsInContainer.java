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

/** Changes rows behind the application's back, as time or other people would. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class ConnectionRowsInContainer {
  @PersistenceContext private EntityManager entities;

  /** As if another person had entered them. */
  public void giveDrafts(String from, String to) {
    entities
        .createNativeQuery("update connection_draft set owner_id = ?1 where owner_id = ?2")
        .setParameter(1, Actor.of(() -> to).id())
        .setParameter(2, Actor.of(() -> from).id())
        .executeUpdate();
  }

  /** So many connections more that are as this one with its one application, by other names. */
  public void repeat(String connectionId, int times) {
    String application = idOf("select id from application where connection_id = ?1", connectionId);
    String profile = idOf("select profile_id from application where id = ?1", application);
    for (int i = 0; i < times; i++) {
      Map<String, String> other = new HashMap<>();
      for (String column : List.of("name", "normalized_name", "organization_id")) {
        other.put(column, "concat(" + column + ", ' again " + i + "')");
      }
      String copy = "'" + UUID.randomUUID() + "'";
      other.put("connection_name", "concat(connection_name, ' again " + i + "')");
      other.put("registration", "null");
      other.put("connection_id", copy);
      other.put("application_id", copy);
      other.put("profile_id", copy);
      other.put("id", copy);
      copy("connection", "id", connectionId, other);
      copy("connection_state", "connection_id", connectionId, other);
      copy("application_connection_profile", "id", profile, other);
      copy("profile_state", "profile_id", profile, other);
      copy("application", "id", application, other);
      copy("application_state", "application_id", application, other);
      copy("application_capability", "application_id", application, other);
    }
  }

  private void copy(String table, String key, String id, Map<String, String> other) {
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
    String sql = "insert into %1$s (%2$s) select %3$s from %1$s where %4$s = ?1";
    int copied =
        entities
            .createNativeQuery(sql.formatted(table, String.join(", ", columns), values, key))
            .setParameter(1, id)
            .executeUpdate();
    if (copied < 1) {
      throw new IllegalStateException("nothing in " + table);
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

package dev.connections.connection;

import dev.connections.api.Status;
import dev.connections.console.connections.ConnectionFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of what bulk verifications have to do. Whole sets at a time, by statements that JPQL
 * does not have. Used in a transaction of the caller.
 */
@ApplicationScoped
class BatchItems {
  /** Applications in use of connections in use, in the order of the list. */
  private static final String ADD =
      "insert into verification_batch_item (batch_id, profile_id, ordinal)"
          + " select cast(?1 as varchar(36)), a.profile_id,"
          + " row_number() over (order by s.normalized_name, a.normalized_name)"
          + " from connection_state s join application a on a.connection_id = s.connection_id"
          + " where s.life = 'ACTIVE' and a.profile_id is not null and a.disabled_at is null";

  private static final String OPEN = " where batch_id = ?1 and status is null";

  @PersistenceContext private EntityManager entities;

  int add(String batchId, ConnectionFilter filter, Instant now) {
    Conditions conditions = new ConnectionQuery(entities, filter, now).conditions();
    Query insert = entities.createNativeQuery(ADD + conditions.sql(2)).setParameter(1, batchId);
    conditions.bindSql(insert, 2);
    return insert.executeUpdate();
  }

  int add(String batchId, Collection<String> connectionIds) {
    List<String> ids = List.copyOf(connectionIds);
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < ids.size(); i++) {
      places.append(i == 0 ? "?" : ", ?").append(i + 2);
    }
    Query insert =
        entities
            .createNativeQuery(ADD + " and s.connection_id in (" + places + ")")
            .setParameter(1, batchId);
    for (int i = 0; i < ids.size(); i++) {
      insert.setParameter(i + 2, ids.get(i));
    }
    return insert.executeUpdate();
  }

  /**
   * Takes the next ones, those among them that a node took and never brought back; skips what
   * another node takes at this moment.
   *
   * @param lost items that were taken before this are taken again
   */
  List<String> take(String batchId, int most, Instant now, Instant lost) {
    @SuppressWarnings("unchecked")
    List<String> profileIds =
        entities
            .createNativeQuery(
                "select profile_id from verification_batch_item"
                    + OPEN
                    + " and (taken_at is null or taken_at < ?2) order by ordinal limit "
                    + most
                    + " for update skip locked")
            .setParameter(1, batchId)
            .setParameter(2, at(lost))
            .getResultList();
    for (String profileId : profileIds) {
      entities
          .createNativeQuery(
              "update verification_batch_item set taken_at = ?3" + OPEN + " and profile_id = ?2")
          .setParameter(1, batchId)
          .setParameter(2, profileId)
          .setParameter(3, at(now))
          .executeUpdate();
    }
    return profileIds;
  }

  /** How many nodes have taken and not brought back yet. */
  int running(String batchId, Instant lost) {
    Number running =
        (Number)
            entities
                .createNativeQuery(
                    "select count(*) from verification_batch_item" + OPEN + " and taken_at >= ?2")
                .setParameter(1, batchId)
                .setParameter(2, at(lost))
                .getSingleResult();
    return running.intValue();
  }

  boolean anyOpen(String batchId) {
    return !entities
        .createNativeQuery("select 1 from verification_batch_item" + OPEN + " limit 1")
        .setParameter(1, batchId)
        .getResultList()
        .isEmpty();
  }

  /** Notes how a profile's verification ended, in every batch that waits for it. */
  void end(String profileId, Status status) {
    entities
        .createNativeQuery(
            "update verification_batch_item set status = ?2"
                + " where profile_id = ?1 and status is null and taken_at is not null")
        .setParameter(1, profileId)
        .setParameter(2, status.name())
        .executeUpdate();
  }

  /** How many ended how. */
  Map<Status, Integer> ended(String batchId) {
    Map<Status, Integer> ended = new EnumMap<>(Status.class);
    List<?> counted =
        entities
            .createNativeQuery(
                "select status, count(*) from verification_batch_item"
                    + " where batch_id = ?1 and status is not null group by status")
            .setParameter(1, batchId)
            .getResultList();
    for (Object row : counted) {
      Object[] columns = (Object[]) row;
      ended.put(Status.valueOf((String) columns[0]), ((Number) columns[1]).intValue());
    }
    return ended;
  }

  private static Object at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

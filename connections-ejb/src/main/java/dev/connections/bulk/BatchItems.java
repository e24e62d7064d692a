package dev.connections.bulk;

import dev.connections.api.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of what bulk verifications have to do. Many at a time, by statements that JPQL does not
 * have. Used in a transaction of the caller.
 */
@ApplicationScoped
class BatchItems {
  /** So many rows by one statement. */
  private static final int AT_ONCE = 500;

  private static final String OPEN = " where batch_id = ?1 and status is null";

  @PersistenceContext private EntityManager entities;

  /** Adds the first items of a new batch. */
  Filling fill(String batchId) {
    return new Filling(batchId);
  }

  private int insert(String batchId, List<String> profileIds, int before) {
    String rows =
        IntStream.range(0, profileIds.size())
            .mapToObj(i -> "(?1, ?" + (i + 2) + ", " + (before + i + 1) + ")")
            .collect(Collectors.joining(", "));
    Query insert =
        entities
            .createNativeQuery(
                "insert into verification_batch_item (batch_id, profile_id, ordinal) values "
                    + rows
                    + " on conflict do nothing")
            .setParameter(1, batchId);
    for (int i = 0; i < profileIds.size(); i++) {
      insert.setParameter(i + 2, profileIds.get(i));
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

  /** A batch that gets its items. */
  final class Filling {
    private final String batchId;
    private int added;

    private Filling(String batchId) {
      this.batchId = batchId;
    }

    /** Adds these behind those that are there; leaves out those that are there already. */
    void add(List<String> profileIds) {
      for (int i = 0; i < profileIds.size(); i += AT_ONCE) {
        int end = Math.min(i + AT_ONCE, profileIds.size());
        added += insert(batchId, profileIds.subList(i, end), added);
      }
    }

    int added() {
      return added;
    }
  }
}

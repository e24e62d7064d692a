package dev.connections.bulk;

import dev.connections.api.Status;
import dev.connections.listing.ListedProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
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

  private int insert(String batchId, List<ListedProfile> profiles, int before) {
    String rows =
        IntStream.range(0, profiles.size())
            .mapToObj(
                i -> "(?1, ?" + (2 * i + 2) + ", ?" + (2 * i + 3) + ", " + (before + i + 1) + ")")
            .collect(Collectors.joining(", "));
    Query insert =
        entities
            .createNativeQuery(
                "insert into verification_batch_item (batch_id, profile_id, connection_id, ordinal)"
                    + " values "
                    + rows
                    + " on conflict do nothing")
            .setParameter(1, batchId);
    for (int i = 0; i < profiles.size(); i++) {
      insert.setParameter(2 * i + 2, profiles.get(i).profileId());
      insert.setParameter(2 * i + 3, profiles.get(i).connectionId());
    }
    return insert.executeUpdate();
  }

  /**
   * The next ones that nobody has taken, those among them that a node took and never brought back.
   *
   * @param but connections whose items are left out
   * @param lost items that were taken before this are taken again
   */
  List<ListedProfile> open(String batchId, int most, Collection<String> but, Instant lost) {
    Query query =
        entities
            .createNativeQuery(
                "select profile_id, connection_id from verification_batch_item"
                    + OPEN
                    + " and (taken_at is null or taken_at < ?2)"
                    + (but.isEmpty() ? "" : " and connection_id not in " + places(but.size(), 3))
                    + " order by ordinal limit "
                    + most)
            .setParameter(1, batchId)
            .setParameter(2, at(lost));
    int place = 3;
    for (String connectionId : but) {
      query.setParameter(place++, connectionId);
    }
    List<ListedProfile> found = new ArrayList<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      found.add(new ListedProfile((String) columns[0], (String) columns[1]));
    }
    return found;
  }

  /** This node has them now. */
  void take(String batchId, Collection<String> profileIds, Instant now) {
    Query update =
        entities
            .createNativeQuery(
                "update verification_batch_item set taken_at = ?2"
                    + OPEN
                    + " and profile_id in "
                    + places(profileIds.size(), 3))
            .setParameter(1, batchId)
            .setParameter(2, at(now));
    int place = 3;
    for (String profileId : profileIds) {
      update.setParameter(place++, profileId);
    }
    update.executeUpdate();
  }

  private static String places(int count, int first) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> "?" + i)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * How many items of each connection nodes have taken and not brought back yet, in all batches.
   */
  Map<String, Integer> running(Instant lost) {
    Map<String, Integer> running = new HashMap<>();
    List<?> counted =
        entities
            .createNativeQuery(
                "select connection_id, count(*) from verification_batch_item where batch_id in"
                    + " (select id from verification_batch where ended_at is null)"
                    + " and status is null and taken_at >= ?1 group by connection_id")
            .setParameter(1, at(lost))
            .getResultList();
    for (Object row : counted) {
      Object[] columns = (Object[]) row;
      running.put((String) columns[0], ((Number) columns[1]).intValue());
    }
    return running;
  }

  /** Whether nodes have taken any that they did not bring back yet. */
  boolean anyRunning(String batchId, Instant lost) {
    return !entities
        .createNativeQuery(
            "select 1 from verification_batch_item" + OPEN + " and taken_at >= ?2 limit 1")
        .setParameter(1, batchId)
        .setParameter(2, at(lost))
        .getResultList()
        .isEmpty();
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
    private int leftOut;

    private Filling(String batchId) {
      this.batchId = batchId;
    }

    /** Adds these behind those that are there; leaves out those that are there already. */
    void add(List<ListedProfile> profiles) {
      for (int i = 0; i < profiles.size(); i += AT_ONCE) {
        int end = Math.min(i + AT_ONCE, profiles.size());
        added += insert(batchId, profiles.subList(i, end), added);
      }
    }

    /** Counts applications that a batch of their connections passes over. */
    void leaveOut(int applications) {
      leftOut += applications;
    }

    int added() {
      return added;
    }

    int leftOut() {
      return leftOut;
    }
  }
}

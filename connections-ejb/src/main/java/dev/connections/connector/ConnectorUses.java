package dev.connections.connector;

import dev.connections.console.connection.ConnectorUse;
import dev.connections.console.connection.TokenHour;
import dev.connections.platform.InClause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What connectors did lately, kept for some days. */
@ApplicationScoped
@Transactional
public class ConnectorUses {
  private static final Duration SHOWN = Duration.ofHours(24);
  private static final Duration KEPT = Duration.ofDays(8);

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /**
   * Adds what connectors did. A link may be gone meanwhile, and then nothing is added. Other nodes
   * add to the same rows, so the links are locked.
   *
   * @param all in the order of their links
   */
  public void add(List<ConnectorCounts> all) {
    all.forEach(this::add);
  }

  private void add(ConnectorCounts counts) {
    if (entities.find(LinkRow.class, counts.linkId(), LockModeType.PESSIMISTIC_WRITE) == null) {
      return;
    }
    UseRow use = entities.find(UseRow.class, counts.linkId());
    if (use == null) {
      use = new UseRow(counts.linkId());
      entities.persist(use);
    }
    use.add(counts);
    UseHour hour = entities.find(UseHour.class, new UseHour.Key(counts.linkId(), counts.hour()));
    if (hour == null) {
      hour = new UseHour(counts.linkId(), counts.hour(), counts.connectionId());
      entities.persist(hour);
    }
    hour.add(counts.given(), counts.refused());
  }

  /** Of these links, by their ids; asks as often for many as for one. */
  Map<String, ConnectorUse> of(Collection<String> linkIds) {
    Instant since = clock.instant().minus(SHOWN);
    Map<String, long[]> counts = new HashMap<>();
    InClause.read(
            linkIds,
            some ->
                entities
                    .createQuery(
                        "select h.linkId, sum(h.given), sum(h.refused) from UseHour h"
                            + " where h.linkId in :links and h.hourStart > :since"
                            + " group by h.linkId",
                        Object[].class)
                    .setParameter("links", some)
                    .setParameter("since", since)
                    .getResultList())
        .forEach(
            row ->
                counts.put(
                    (String) row[0],
                    new long[] {((Number) row[1]).longValue(), ((Number) row[2]).longValue()}));
    Map<String, ConnectorUse> uses = new HashMap<>();
    InClause.read(entities, "select u from UseRow u where u.linkId in :ids", UseRow.class, linkIds)
        .forEach(
            row -> {
              long[] day = counts.getOrDefault(row.linkId(), new long[2]);
              uses.put(
                  row.linkId(),
                  new ConnectorUse(
                      row.lastTokenAt(), row.lastErrorAt(), row.lastError(), day[0], day[1]));
            });
    return uses;
  }

  /** The last 24 hours of a connection, also those without any; the latest last. */
  List<TokenHour> hours(String connectionId) {
    Instant last = clock.instant().truncatedTo(ChronoUnit.HOURS);
    Instant first = last.minus(SHOWN).plus(1, ChronoUnit.HOURS);
    Map<Instant, TokenHour> found = new HashMap<>();
    entities
        .createQuery(
            "select h.hourStart, sum(h.given), sum(h.refused) from UseHour h"
                + " where h.connectionId = :connection and h.hourStart >= :first"
                + " group by h.hourStart",
            Object[].class)
        .setParameter("connection", connectionId)
        .setParameter("first", first)
        .getResultList()
        .forEach(
            row ->
                found.put(
                    (Instant) row[0],
                    new TokenHour(
                        (Instant) row[0],
                        ((Number) row[1]).longValue(),
                        ((Number) row[2]).longValue())));
    List<TokenHour> all = new ArrayList<>();
    for (Instant hour = first; !hour.isAfter(last); hour = hour.plus(1, ChronoUnit.HOURS)) {
      all.add(found.getOrDefault(hour, new TokenHour(hour, 0, 0)));
    }
    return all;
  }

  /** Forgets hours that nobody is shown any more. */
  public void sweep() {
    entities
        .createQuery("delete from UseHour h where h.hourStart < :end")
        .setParameter("end", clock.instant().minus(KEPT))
        .executeUpdate();
  }
}

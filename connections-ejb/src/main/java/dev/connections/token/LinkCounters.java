package dev.connections.token;

import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.connector.ConnectorCounts;
import dev.connections.connector.ConnectorUses;
import dev.connections.connector.LinkedConnector;
import dev.connections.console.activity.Act;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts what connectors were given and refused, and tells it to the database now and then. What is
 * given while the database is away is told, and noted in the activity, once it is back.
 */
@ApplicationScoped
class LinkCounters {
  /** So many connectors are told in one transaction. */
  private static final int PIECE = 100;

  @Inject private ConnectorUses uses;
  @EJB private AuditTrail trail;
  @Inject private Clock clock;

  private final ConcurrentMap<String, LinkCounter> counters = new ConcurrentHashMap<>();
  private final Map<LinkCounter, Long> unrecorded = new HashMap<>();

  LinkCounter of(LinkedConnector link) {
    return counters.computeIfAbsent(
        link.id(), id -> new LinkCounter(id, link.connectionId(), link.name()));
  }

  /** Tells all that was counted; what fails is told the next time. */
  synchronized void tell() {
    List<LinkCounter> busy =
        counters.values().stream()
            .filter(counter -> !counter.isIdle())
            .sorted(Comparator.comparing(LinkCounter::linkId))
            .toList();
    for (int from = 0; from < busy.size(); from += PIECE) {
      tell(busy.subList(from, Math.min(from + PIECE, busy.size())));
    }
    noteUnrecorded();
  }

  private void tell(List<LinkCounter> some) {
    Map<LinkCounter, ConnectorCounts> taken = new HashMap<>();
    List<ConnectorCounts> counts = new ArrayList<>();
    for (LinkCounter counter : some) {
      ConnectorCounts one = counter.take(clock.instant());
      taken.put(counter, one);
      counts.add(one);
    }
    try {
      uses.add(counts);
    } catch (Exception away) {
      // Also what the end of a transaction throws without declaring it.
      taken.forEach(LinkCounter::putBack);
      taken.forEach((counter, one) -> unrecorded.put(counter, one.given()));
      throw away;
    }
  }

  /** Once they could be told again. */
  private void noteUnrecorded() {
    unrecorded.forEach(
        (counter, given) -> {
          if (given > 0) {
            trail.aloneBy(
                Actor.SYSTEM,
                Act.TOKENS_GIVEN_WITHOUT_DATABASE,
                Subject.of("connector", counter.linkId(), counter.name()),
                AuditResult.DONE,
                given + " tokens");
          }
        });
    unrecorded.clear();
  }
}

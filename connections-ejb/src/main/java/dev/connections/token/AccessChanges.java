package dev.connections.token;

import dev.connections.connector.AccessChanged;
import dev.connections.platform.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes of access, from node to node: who changes something writes a row in the same transaction,
 * and every node looks for new rows twice a second. A row is new that was not seen, whatever its
 * time says: rows are committed in another order than they are written, and clocks differ.
 */
@ApplicationScoped
class AccessChanges {
  /** More than clocks differ and transactions last. */
  private static final Duration LOOKED_AT = Duration.ofMinutes(10);

  private static final Duration KEPT = Duration.ofHours(1);

  @PersistenceContext private EntityManager entities;
  @Inject private Transactions transactions;
  @Inject private Gates gates;
  @Inject private KeptTokens tokens;
  @Inject private Clock clock;

  private Set<String> seen = Set.of();
  private volatile Instant lookedAt = Instant.MIN;

  /** In the transaction of the change. */
  void write(@Observes AccessChanged changed) {
    entities.persist(new AccessChangeRow(changed.connectionId(), clock.instant()));
  }

  /** Tells every node that tokens up to this fence are given to nobody any more. */
  void withdraw(TokenKey key, long fence) {
    tokens.withdraw(key, fence);
    transactions.call(
        () -> {
          entities.persist(new AccessChangeRow(key, fence, clock.instant()));
          return null;
        });
  }

  /** Looks for changes of other nodes. */
  synchronized void look() {
    Instant now = clock.instant();
    List<AccessChangeRow> latest =
        transactions.call(
            () ->
                entities
                    .createQuery(
                        "select c from AccessChangeRow c where c.at > :since",
                        AccessChangeRow.class)
                    .setParameter("since", now.minus(LOOKED_AT))
                    .getResultList());
    Set<String> before = seen;
    latest.stream().filter(row -> !before.contains(row.id())).forEach(this::take);
    seen = latest.stream().map(AccessChangeRow::id).collect(Collectors.toCollection(HashSet::new));
    lookedAt = now;
  }

  private void take(AccessChangeRow row) {
    if (row.isOfTokens()) {
      tokens.withdraw(row.key(), row.fence());
    } else {
      gates.change(row.connectionId());
    }
  }

  /** Whether no change can have been missed for longer than that. */
  boolean lookedSince(Instant then) {
    return !lookedAt.isBefore(then);
  }

  void sweep() {
    transactions.call(
        () ->
            entities
                .createQuery("delete from AccessChangeRow c where c.at < :end")
                .setParameter("end", clock.instant().minus(KEPT))
                .executeUpdate());
  }
}

package dev.connections.event;

import dev.connections.listing.query.Conditions;
import dev.connections.listing.query.ListOrder;
import dev.connections.listing.query.ListQuery;
import dev.connections.platform.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The events, in their order. A sequence gives numbers in the order in which transactions ask, and
 * they are committed in another one; a reader that went by numbers would pass over what is
 * committed late. So readers give positions, one reader at a time, to what is committed by then.
 */
@ApplicationScoped
class Events {
  static final Duration KEPT = Duration.ofDays(31);

  /** So many are placed in one transaction. */
  private static final int PIECE = 1_000;

  @PersistenceContext private EntityManager entities;
  @Inject private Transactions transactions;
  @Inject private Clock clock;

  /** In the transaction of what happened. */
  void write(EventRow event) {
    entities.persist(event);
  }

  /** Gives positions to all that is committed by now. */
  void place() {
    if (areWaiting()) {
      int placed;
      do {
        placed = transactions.call(this::placeSome);
      } while (placed == PIECE);
    }
  }

  /** Most readers come when nothing happened, and need not wait for each other. */
  private boolean areWaiting() {
    return transactions
            .call(
                () ->
                    entities
                        .createQuery(
                            "select e.number from EventRow e where e.position is null", Long.class)
                        .setMaxResults(1)
                        .getResultList())
            .size()
        > 0;
  }

  private int placeSome() {
    EventPosition position = position(LockModeType.PESSIMISTIC_WRITE);
    List<EventRow> waiting =
        entities
            .createQuery(
                "select e from EventRow e where e.position is null order by e.number",
                EventRow.class)
            .setMaxResults(PIECE)
            .getResultList();
    waiting.forEach(event -> event.place(position.next()));
    return waiting.size();
  }

  EventPosition position() {
    return position(LockModeType.NONE);
  }

  private EventPosition position(LockModeType lock) {
    return entities.find(EventPosition.class, EventPosition.ID, lock);
  }

  /**
   * Those behind a position that the caller may read, its own among them.
   *
   * @param ownerId the caller
   * @param limits ids of the connections that it may know of; empty for all
   */
  List<EventRow> after(long position, String ownerId, Optional<Set<String>> limits, int size) {
    Conditions conditions =
        new Conditions()
            .and("e.position > :position", "position", position)
            .and("(e.ownerId = '' or e.ownerId = :owner)", "owner", ownerId)
            .andIn("e.connectionId", limits.orElse(null));
    return new ListQuery(entities, "EventRow e", conditions)
        .select("e", EventRow.class, ListOrder.by(true, "e.position"))
        .setMaxResults(size)
        .getResultList();
  }

  /** Forgets what is older than it is kept. */
  void sweep() {
    place();
    transactions.call(this::forgetOld);
  }

  private int forgetOld() {
    EventPosition position = position(LockModeType.PESSIMISTIC_WRITE);
    Instant end = clock.instant().minus(KEPT);
    Long last =
        entities
            .createQuery("select max(e.position) from EventRow e where e.at < :end", Long.class)
            .setParameter("end", end)
            .getSingleResult();
    if (last == null) {
      return 0;
    }
    position.forget(last);
    return entities
        .createQuery("delete from EventRow e where e.position <= :last")
        .setParameter("last", last)
        .executeUpdate();
  }
}

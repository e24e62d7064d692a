package dev.connections.audit;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.connection.ConnectionEvent;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What happened to connections: the acts of the trail that were done to a connection or to
 * something of it, and the changes of a status. What one transaction does to a connection is one
 * line: a change of a status belongs to the act that made it, and the connection's to that of its
 * application. It is kept as long as the connection, however old. Used in a transaction of the
 * caller.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ConnectionHistory {
  static final int SHOWN = 50;

  /** The line of this transaction is a change of a status. */
  private static final String NO_ACT = "";

  @PersistenceContext private EntityManager entities;
  @Resource private TransactionSynchronizationRegistry transaction;
  @Inject private Event<StatusBecame> became;
  @Inject private Clock clock;

  /** Changes of a status in the same transaction belong to this act from now on. */
  void tells(AuditRow act) {
    transaction.putResource(new Line(act.connectionId()), act.id());
  }

  /**
   * A status that became another.
   *
   * @param applicationName empty when it is the connection's own
   * @param actor whose act changed it
   * @param reason null when no finding did
   */
  public void changed(
      String connectionId,
      String applicationName,
      String actor,
      Status from,
      Status to,
      FindingCode reason,
      String reasonSubject) {
    if (applicationName.isEmpty()) {
      became.fire(new StatusBecame(connectionId, to));
    }
    Line line = new Line(connectionId);
    String act = (String) transaction.getResource(line);
    if (NO_ACT.equals(act) && applicationName.isEmpty()) {
      return;
    }
    entities.persist(
        new StatusChange(
            connectionId,
            NO_ACT.equals(act) ? null : act,
            clock.instant(),
            new ConnectionEvent.Change(applicationName, from, to, reason, reasonSubject),
            actor));
    if (act == null) {
      transaction.putResource(line, NO_ACT);
    }
  }

  /** The latest first, at most 50. */
  public List<ConnectionEvent> latest(String connectionId) {
    List<AuditRow> acts =
        entities
            .createQuery(
                "select r from AuditRow r where r.connectionId = :connection"
                    + " order by r.at desc, r.id desc",
                AuditRow.class)
            .setParameter("connection", connectionId)
            .setMaxResults(SHOWN)
            .getResultList();
    Map<String, StatusChange> changes = changesBy(acts);
    List<ConnectionEvent> lines = new ArrayList<>();
    acts.forEach(act -> act.toEvent(changes.get(act.id())).ifPresent(lines::add));
    entities
        .createQuery(
            "select s from StatusChange s where s.connectionId = :connection"
                + " and s.actId is null order by s.at desc, s.id desc",
            StatusChange.class)
        .setParameter("connection", connectionId)
        .setMaxResults(SHOWN)
        .getResultStream()
        .map(StatusChange::toEvent)
        .forEach(lines::add);
    return lines.stream()
        .sorted(Comparator.comparing(ConnectionEvent::at).reversed())
        .limit(SHOWN)
        .toList();
  }

  /** Of an act that changed both, the connection's. */
  private Map<String, StatusChange> changesBy(List<AuditRow> acts) {
    return acts.isEmpty()
        ? Map.of()
        : entities
            .createQuery("select s from StatusChange s where s.actId in :acts", StatusChange.class)
            .setParameter("acts", acts.stream().map(AuditRow::id).toList())
            .getResultStream()
            .collect(
                Collectors.toMap(
                    StatusChange::actId,
                    Function.identity(),
                    BinaryOperator.minBy(Comparator.comparing(StatusChange::ofApplication))));
  }

  /** Under which a transaction keeps what its line of this connection is. */
  private record Line(String connectionId) {}
}

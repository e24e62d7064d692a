package dev.connections.event;

import dev.connections.api.EventKind;
import dev.connections.api.Status;
import dev.connections.audit.ActDone;
import dev.connections.audit.StatusBecame;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.connector.LinkDecided;
import dev.connections.console.activity.Act;
import dev.connections.listing.ConnectionFinder;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.Map;

/** Writes an event for what other applications have to know, in the transaction of that. */
@ApplicationScoped
class EventWriter {
  private static final Map<Act, EventKind> KINDS =
      Map.of(
          Act.CONNECTION_CREATED, EventKind.CREATED,
          Act.CONNECTION_RENAMED, EventKind.RENAMED,
          Act.CONNECTION_REMOVED, EventKind.REMOVED,
          Act.CONNECTION_RESTORED, EventKind.RESTORED,
          Act.CONNECTION_DELETED, EventKind.DELETED,
          Act.APPLICATION_ADDED, EventKind.CAPABILITIES_CHANGED,
          Act.APPLICATION_REMOVED, EventKind.CAPABILITIES_CHANGED,
          Act.APPLICATION_CAPABILITIES_CHANGED, EventKind.CAPABILITIES_CHANGED,
          Act.APPLICATION_DISABLED, EventKind.CAPABILITIES_CHANGED,
          Act.APPLICATION_ENABLED, EventKind.CAPABILITIES_CHANGED);

  @Inject private Events events;
  @Inject private ConnectionDirectory connections;
  @Inject private ConnectionFinder finder;
  @Inject private Clock clock;
  @Resource private TransactionSynchronizationRegistry transaction;

  void write(@Observes ActDone done) {
    EventKind kind = KINDS.get(done.act());
    String connectionId = done.subject().connectionId();
    if (kind != null && connectionId != null) {
      EventRow row = write(kind, connectionId, statusOf(connectionId), "", "");
      transaction.putResource(new Told(connectionId), row);
    }
  }

  /**
   * What an act makes of the status is derived after it was noted, so that the history has one line
   * for both; the event of the act says how the connection is doing then, too.
   */
  void write(@Observes StatusBecame became) {
    EventRow act = (EventRow) transaction.getResource(new Told(became.connectionId()));
    if (act != null) {
      act.becomes(became.status());
    }
    write(EventKind.STATUS_CHANGED, became.connectionId(), became.status(), "", "");
  }

  void write(@Observes LinkDecided decided) {
    write(
        decided.kind(),
        decided.connectionId(),
        statusOf(decided.connectionId()),
        decided.ownerId(),
        decided.reference());
  }

  private EventRow write(
      EventKind kind, String connectionId, Status status, String ownerId, String connectorId) {
    String name = connections.find(connectionId).map(known -> known.name()).orElse("");
    EventRow row =
        new EventRow(kind, connectionId, name, ownerId, connectorId, status, clock.instant());
    events.write(row);
    return row;
  }

  private Status statusOf(String connectionId) {
    return finder.status(connectionId).orElse(Status.PENDING);
  }

  /** Under which a transaction keeps the event of its last act on a connection. */
  private record Told(String connectionId) {}
}

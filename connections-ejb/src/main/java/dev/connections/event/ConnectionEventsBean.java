package dev.connections.event;

import dev.connections.api.ConnectionEvents;
import dev.connections.api.CursorExpiredException;
import dev.connections.api.EventPage;
import dev.connections.api.InvalidRequestException;
import dev.connections.audit.CurrentCaller;
import dev.connections.platform.Transactions;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * What happened, for other applications. Its name is part of the JNDI name that they look up. A
 * cursor is the position of the last event that its reader saw.
 */
@Stateless(name = "ConnectionEventsBean")
@Local(ConnectionEvents.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectionEventsBean implements ConnectionEvents {
  @Inject private Transactions transactions;
  @Inject private Events events;
  @Inject private CurrentCaller callers;

  @Override
  @RolesAllowed({"administrator", "connector"})
  public String latest() {
    events.place();
    return transactions.call(() -> String.valueOf(events.position().last()));
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  public EventPage after(String cursor, int size)
      throws CursorExpiredException, InvalidRequestException {
    if (size < 1 || size > MAX_SIZE) {
      throw new InvalidRequestException(Map.of("size", "A page has 1 to " + MAX_SIZE + " events."));
    }
    if (!cursor.matches("[0-9]{1,18}")) {
      throw new CursorExpiredException();
    }
    events.place();
    return transactions.call(() -> page(Long.parseLong(cursor), size));
  }

  private EventPage page(long cursor, int size) throws CursorExpiredException {
    EventPosition position = events.position();
    if (cursor < position.forgotten() || cursor > position.last()) {
      throw new CursorExpiredException();
    }
    List<EventRow> found = events.after(cursor, callers.actor().id(), callers.limits(), size + 1);
    boolean more = found.size() > size;
    List<EventRow> page = more ? found.subList(0, size) : found;
    long last = page.isEmpty() ? cursor : page.get(page.size() - 1).position();
    // Without more, what others alone may read is behind the reader, too.
    long next = more ? last : Math.max(last, position.last());
    return new EventPage(page.stream().map(EventRow::toEvent).toList(), String.valueOf(next), more);
  }
}

package dev.connections.api;

/**
 * What happened to connections and to the caller's links, to be read from where one stopped. Events
 * of one connection come in the order in which they happened, and each at least once: keep the
 * cursor after the events were worked on. They are kept for 31 days. Callers need the role {@code
 * connector} or {@code administrator}; others get a {@code jakarta.ejb.EJBAccessException}. No
 * argument is null and no answer either. No provider is called.
 *
 * <pre>{@code
 * String cursor = kept.isEmpty() ? events.latest() : kept;
 * EventPage page = events.after(cursor, 100);
 * page.events().forEach(this::work);
 * keep(page.cursor());
 * }</pre>
 */
public interface ConnectionEvents {

  /** The most events that one call answers. */
  int MAX_SIZE = 500;

  /** The cursor of now: what happens later comes after it. */
  String latest();

  /**
   * The next events.
   *
   * @param cursor of {@link #latest} or of the page before
   * @param size how many to answer at most, 1 to {@value #MAX_SIZE}
   * @throws CursorExpiredException when events after it are no longer kept, or it is none
   * @throws InvalidRequestException when the size is outside its range
   */
  EventPage after(String cursor, int size) throws CursorExpiredException, InvalidRequestException;
}

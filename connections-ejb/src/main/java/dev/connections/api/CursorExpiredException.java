package dev.connections.api;

/**
 * The events after this cursor are no longer kept, or the cursor is none. Read the connections and
 * links as they are now, and go on from {@link ConnectionEvents#latest()}.
 */
public final class CursorExpiredException extends CallerMistakeException {
  private static final long serialVersionUID = 1;

  /** Without more: there is nothing to tell of the cursor. */
  public CursorExpiredException() {
    super(
        "The events after this cursor are no longer kept. Read the connections as they are now, and"
            + " go on from the latest cursor.");
  }
}

package dev.connections.api;

import java.net.URI;

/**
 * Trying again does not help: a person has to do something first, on a page of the console. The
 * message says what, in the console's words.
 */
public abstract class PersonNeededException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final String page;

  /**
   * @param message what has to be done
   * @param page where
   */
  protected PersonNeededException(String message, URI page) {
    super(message);
    this.page = page.toString();
  }

  /** The page of the console where a person can do it; needs a sign-in. */
  public URI page() {
    return URI.create(page);
  }
}

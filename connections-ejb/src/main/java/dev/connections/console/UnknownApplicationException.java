package dev.connections.console;

import dev.connections.api.ConnectionsException;

/** No application has this id, or no longer. */
public final class UnknownApplicationException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  public UnknownApplicationException(String applicationId) {
    super("There is no application with the id " + applicationId + ".");
  }
}

package dev.connections.console.apikeys;

import dev.connections.api.ConnectionsException;

/** There is no such API key, or it was revoked and can be used for nothing any more. */
public final class UnknownApiKeyException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  public UnknownApiKeyException(String id) {
    super("No API key that can be used has the id " + id + ".");
  }
}

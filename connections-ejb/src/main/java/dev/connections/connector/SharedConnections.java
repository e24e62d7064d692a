package dev.connections.connector;

import dev.connections.console.UnknownConnectionException;

/** The connections that connectors share. The feature that owns them implements it. */
public interface SharedConnections {
  /**
   * Lets one transaction at a time change what the status of the connection is derived from.
   *
   * @throws UnknownConnectionException also for a removed one
   */
  SharedConnection lock(String connectionId) throws UnknownConnectionException;

  /**
   * Reads it, removed or not.
   *
   * @throws UnknownConnectionException when there is none
   */
  SharedConnection get(String connectionId) throws UnknownConnectionException;
}

package dev.connections.connector;

import dev.connections.api.UnknownConnectionException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

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

  /**
   * Codes of the capabilities that at least one application of it holds and is not disabled for.
   */
  Set<String> heldBy(String connectionId);

  /** Reads those of these that there are, removed or not, by one query; by their ids. */
  Map<String, SharedConnection> get(Collection<String> connectionIds);
}

package dev.connections.console.connection;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.InvalidFieldsException;
import java.util.Collection;
import java.util.List;

/**
 * Which connectors share which connection. For {@code administrator} and for {@code connector}, who
 * sees and changes only the links that it made itself.
 */
public interface ConnectorLinks {

  /**
   * Links a connector; one that the caller linked already under this reference is changed instead.
   *
   * @param reference the caller's own name for it, at most 200 characters
   * @param needs codes of the capabilities that it depends on
   * @throws InvalidFieldsException with {@code needs} for a code that the catalog does not know,
   *     {@code reference} or {@code name} for an empty or too long one, {@code connection} when the
   *     reference is linked to another connection
   * @throws UnknownConnectionException also for a removed one
   */
  ConnectorView link(String connectionId, String reference, String name, Collection<String> needs)
      throws UnknownConnectionException, InvalidFieldsException;

  /** Says that the connector depends on other capabilities from now on, or has another name. */
  ConnectorView change(String linkId, String name, Collection<String> needs)
      throws UnknownLinkException, InvalidFieldsException;

  /** Ends the link; one that is gone already is no error. */
  void unlink(String linkId);

  /** Of a connection, by name. */
  List<ConnectorView> of(String connectionId) throws UnknownConnectionException;
}

package dev.connections.console.connection;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.ChangedMeanwhileException;
import java.util.List;
import java.util.Set;

/**
 * Which connectors of other applications share a connection, and what people say to it. Reading is
 * for every role of the console, changes are for {@code administrator}. Other applications link
 * their connectors by {@link dev.connections.api.ConnectorLinks}.
 */
public interface RelatedConnectors {

  /** Of a connection, by name. */
  List<ConnectorView> of(String connectionId) throws UnknownConnectionException;

  /**
   * Allows the connector's owner all that the connector needs of the connection, for its later
   * connectors, too.
   *
   * @param needs codes of the capabilities that the administrator saw it need
   * @throws ChangedMeanwhileException when it needs others by now: nobody may be made to allow more
   *     than they were shown
   */
  void allow(String linkId, Set<String> needs)
      throws UnknownLinkException, ChangedMeanwhileException;

  /**
   * Denies the connector: it gets no token within a second, on no node, until it is allowed. What
   * it needs keeps no application from being removed.
   */
  void deny(String linkId) throws UnknownLinkException;

  /** Ends the link; one that is gone already is no error. Its owner may ask for it again. */
  void unlink(String linkId);

  /** The last 24 hours of the connection's tokens, each with its start; the latest last. */
  List<TokenHour> tokens(String connectionId) throws UnknownConnectionException;
}

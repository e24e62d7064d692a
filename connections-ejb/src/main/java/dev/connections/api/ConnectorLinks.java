package dev.connections.api;

import java.util.Set;

/**
 * Which connectors of the caller use which connection. A link belongs to the principal that made
 * it: nobody else sees it here or gets a token for it. Callers need the role {@code connector} or
 * {@code administrator}; others get a {@code jakarta.ejb.EJBAccessException}. No argument is null
 * and no answer either. No provider is called: each answer comes from the database, within
 * milliseconds.
 *
 * <p>A new link is {@link LinkState#PENDING} until an administrator allows the caller what it
 * needs; what was allowed to the caller at this connection once holds for its later links too.
 */
public interface ConnectorLinks {

  /** The most links that one call answers. */
  int MAX_SIZE = 500;

  /**
   * Links a connector. One that the caller linked already under this id is changed instead, so the
   * call can be repeated at each start.
   *
   * @throws UnknownConnectionException also for a removed connection
   * @throws CapabilityNotHeldException when no application of the connection holds a capability
   *     that the connector needs and did not need before; an administrator has to add it
   * @throws InvalidRequestException when id or name is missing or too long, the workload has no
   *     such capability, or the connector is linked to another connection
   */
  ConnectorLink link(LinkRequest wanted)
      throws UnknownConnectionException, CapabilityNotHeldException, InvalidRequestException;

  /**
   * Says that the connector depends on other capabilities from now on.
   *
   * @param connectorId as it was linked
   * @param needs codes of all capabilities that it depends on
   * @throws CapabilityNotHeldException as {@link #link}
   * @throws InvalidRequestException when the workload has no such capability
   */
  ConnectorLink change(String connectorId, Set<String> needs)
      throws UnknownConnectorException, CapabilityNotHeldException, InvalidRequestException;

  /**
   * Ends the link; one that is gone already is no error. Tokens that were given stay valid at the
   * provider until they end.
   *
   * @param connectorId as it was linked
   */
  void unlink(String connectorId);

  /**
   * One link of the caller.
   *
   * @param connectorId as it was linked
   */
  ConnectorLink get(String connectorId) throws UnknownConnectorException;

  /**
   * The caller's links, by name.
   *
   * @param first how many to leave out, from 0
   * @param size how many to answer, 1 to {@value #MAX_SIZE}
   * @throws InvalidRequestException when a number is outside its range
   */
  LinkPage find(int first, int size) throws InvalidRequestException;
}

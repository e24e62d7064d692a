package dev.connections.api;

/**
 * The connections, each to one organization. Callers need the role {@code connector}, {@code
 * auditor}, {@code operator} or {@code administrator}, and for changes the one that the method
 * names; others get a {@code jakarta.ejb.EJBAccessException}. No argument is null and no answer
 * either. No provider is called: each answer comes from the database, within milliseconds.
 *
 * <pre>{@code
 * ConnectionSummary acme =
 *     Lookup.connections().ofOrganization(Workload.of("OKTA"), "acme.okta.com");
 * }</pre>
 */
public interface Connections {

  /**
   * One connection, also a removed one.
   *
   * @param connectionId as {@link ConnectionSummary#id()} told it; it stays when the name changes
   * @throws UnknownConnectionException when no connection has this id, or no longer
   */
  ConnectionSummary get(String connectionId) throws UnknownConnectionException;

  /**
   * The connection of an organization; there is one at most.
   *
   * @param workload the kind of organization
   * @param organization the provider's own id of it, or its host or domain as the connection has it
   * @throws OrganizationNotConnectedException when there is none, or it was removed
   */
  ConnectionSummary ofOrganization(Workload workload, String organization)
      throws OrganizationNotConnectedException;

  /** The connections that match, sorted by name; an empty page when none does. */
  ConnectionPage find(ConnectionQuery query);

  /**
   * Makes a connection of an application connection profile that was verified and that no
   * application uses yet. For {@code administrator} and {@code operator}.
   *
   * @throws UnknownProfileException when no profile has the id
   * @throws InvalidRequestException when the name is missing, too long or taken, the organization
   *     has a connection already, the profile is in use or was never verified, or the workload has
   *     no such capability
   */
  ConnectionSummary create(NewConnection wanted)
      throws UnknownProfileException, InvalidRequestException;

  /**
   * Gives a connection another name. For {@code administrator}.
   *
   * @param version of the connection that the caller saw
   * @param name at most 100 characters
   * @throws InvalidRequestException when the name is missing, too long or taken
   * @throws ConnectionChangedException when somebody changed it since
   */
  ConnectionSummary rename(String connectionId, long version, String name)
      throws UnknownConnectionException, InvalidRequestException, ConnectionChangedException;

  /**
   * Removes a connection: from now on it gives no token, and people can restore it for as long as
   * {@code connections.connection.undo-days} says, 31 days unless it is set. For {@code
   * administrator}.
   *
   * @param version of the connection that the caller saw
   * @throws ConnectionLinkedException while connectors are linked
   * @throws ConnectionChangedException when somebody changed it since
   */
  void remove(String connectionId, long version)
      throws UnknownConnectionException, ConnectionLinkedException, ConnectionChangedException;
}

package dev.connections.api;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Where the remote views are, for other applications of the same Payara Server. Connections has to
 * be deployed there under the name {@code connections}. The names stay as they are.
 */
public final class Lookup {
  private static final String MODULE = "java:global/connections/connections-ejb/";

  /** The portable JNDI name of {@link ConnectionsRemote}. */
  public static final String CONNECTIONS =
      MODULE + "ConnectionsBean!dev.connections.api.ConnectionsRemote";

  /** The portable JNDI name of {@link ConnectorLinksRemote}. */
  public static final String CONNECTOR_LINKS =
      MODULE + "ConnectorLinksBean!dev.connections.api.ConnectorLinksRemote";

  /** The portable JNDI name of {@link AccessTokensRemote}. */
  public static final String ACCESS_TOKENS =
      MODULE + "AccessTokensBean!dev.connections.api.AccessTokensRemote";

  /** The portable JNDI name of {@link ConnectionEventsRemote}. */
  public static final String CONNECTION_EVENTS =
      MODULE + "ConnectionEventsBean!dev.connections.api.ConnectionEventsRemote";

  /** The portable JNDI name of {@link ProfilesRemote}. */
  public static final String PROFILES = MODULE + "ProfilesBean!dev.connections.api.ProfilesRemote";

  private Lookup() {}

  /**
   * The connections.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static Connections connections() throws NamingException {
    return (Connections) new InitialContext().lookup(CONNECTIONS);
  }

  /**
   * The caller's links of connectors.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static ConnectorLinks connectorLinks() throws NamingException {
    return (ConnectorLinks) new InitialContext().lookup(CONNECTOR_LINKS);
  }

  /**
   * Access tokens for the caller's connectors.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static AccessTokens accessTokens() throws NamingException {
    return (AccessTokens) new InitialContext().lookup(ACCESS_TOKENS);
  }

  /**
   * What happened to connections.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static ConnectionEvents connectionEvents() throws NamingException {
    return (ConnectionEvents) new InitialContext().lookup(CONNECTION_EVENTS);
  }

  /**
   * The application connection profiles.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static Profiles profiles() throws NamingException {
    return (Profiles) new InitialContext().lookup(PROFILES);
  }
}

package dev.connections.api;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Where the interfaces are, for other applications of the same server. On Payara Server these are
 * the remote views of {@code connections.ear}, which has to be deployed under the name {@code
 * connections}. On Payara Micro they are the local views of {@code connections.jar}, which shares
 * this jar with the applications that are deployed with it. The names stay as they are.
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

  private static final String LOCAL = "java:global/ROOT/";

  private Lookup() {}

  private static <T> T find(String remote, Class<T> type) throws NamingException {
    InitialContext context = new InitialContext();
    try {
      return type.cast(context.lookup(remote));
    } catch (NamingException noRemoteView) {
      String bean = remote.substring(MODULE.length(), remote.indexOf('!'));
      try {
        return type.cast(context.lookup(LOCAL + bean + "!" + type.getName()));
      } catch (NamingException neither) {
        noRemoteView.addSuppressed(neither);
        throw noRemoteView;
      }
    }
  }

  /**
   * The connections.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static Connections connections() throws NamingException {
    return find(CONNECTIONS, Connections.class);
  }

  /**
   * The caller's links of connectors.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static ConnectorLinks connectorLinks() throws NamingException {
    return find(CONNECTOR_LINKS, ConnectorLinks.class);
  }

  /**
   * Access tokens for the caller's connectors.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static AccessTokens accessTokens() throws NamingException {
    AccessTokens found = find(ACCESS_TOKENS, AccessTokens.class);
    return found instanceof AccessTokensRemote remote ? new PackedTokens(remote) : found;
  }

  /**
   * What happened to connections.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static ConnectionEvents connectionEvents() throws NamingException {
    return find(CONNECTION_EVENTS, ConnectionEvents.class);
  }

  /**
   * The application connection profiles.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static Profiles profiles() throws NamingException {
    return find(PROFILES, Profiles.class);
  }
}

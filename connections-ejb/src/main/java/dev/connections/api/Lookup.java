package dev.connections.api;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Where the remote views are, for callers on the same Payara Server. Connections has to be deployed
 * there under the name {@code connections}.
 */
public final class Lookup {
  /** The portable JNDI name of {@link ProfilesRemote}. */
  public static final String PROFILES =
      "java:global/connections/connections-ejb/ProfilesBean!dev.connections.api.ProfilesRemote";

  private Lookup() {}

  /**
   * The profiles of the Connections application on this server.
   *
   * @throws NamingException when Connections is not deployed there
   */
  public static Profiles profiles() throws NamingException {
    return (Profiles) new InitialContext().lookup(PROFILES);
  }
}

package dev.connections.listing;

/**
 * The connectors that share a connection.
 *
 * @param linked how many there are
 * @param waiting how many of them an administrator has yet to allow
 */
public record ConnectorNumbers(int linked, int waiting) {
  public static final ConnectorNumbers NONE = new ConnectorNumbers(0, 0);
}

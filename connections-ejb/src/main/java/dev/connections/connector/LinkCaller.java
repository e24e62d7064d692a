package dev.connections.connector;

/**
 * Who works with links.
 *
 * @param all whether they may see and change the links of others
 */
record LinkCaller(String name, boolean all) {
  boolean mayUse(ConnectorLink link) {
    return all || link.owner().equals(name);
  }
}

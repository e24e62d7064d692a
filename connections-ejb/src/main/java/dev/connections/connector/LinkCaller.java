package dev.connections.connector;

import dev.connections.audit.Actor;

/**
 * Who works with links.
 *
 * @param all whether they may see and change the links of others
 */
record LinkCaller(Actor actor, boolean all) {
  boolean mayUse(ConnectorLink link) {
    return all || link.ownerId().equals(actor.id());
  }
}

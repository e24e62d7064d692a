package dev.connections.connector;

import dev.connections.api.LinkState;
import java.time.Instant;
import java.util.Set;

/**
 * A connector that shares a connection.
 *
 * @param ownerId the principal that linked it
 * @param owner its name
 * @param reference the owner's own name for it
 * @param kind what sort of work it does; may be empty
 * @param needs codes of the capabilities that it depends on
 * @param allowed codes of those that tokens are given for
 */
public record LinkedConnector(
    String id,
    String connectionId,
    String ownerId,
    String owner,
    String reference,
    String name,
    String kind,
    Set<String> needs,
    Set<String> allowed,
    LinkState state,
    Instant createdAt) {
  public LinkedConnector {
    needs = Set.copyOf(needs);
    allowed = Set.copyOf(allowed);
  }

  /** Codes of what would be missed if nothing provided it: all that nobody denied it. */
  public Set<String> dependsOn() {
    return state == LinkState.DENIED ? Set.of() : needs;
  }
}

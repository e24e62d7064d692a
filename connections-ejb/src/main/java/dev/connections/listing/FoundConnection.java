package dev.connections.listing;

import dev.connections.api.Status;
import java.time.Instant;
import java.util.Set;

/**
 * A row of the list of connections, as far as other applications see it.
 *
 * @param checkedAt null before its first verification
 * @param held codes of the capabilities that its applications hold, but for disabled ones
 */
public record FoundConnection(String id, Status status, Instant checkedAt, Set<String> held) {
  public FoundConnection {
    held = Set.copyOf(held);
  }
}

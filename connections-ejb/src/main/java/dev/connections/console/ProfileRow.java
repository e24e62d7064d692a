package dev.connections.console;

import dev.connections.api.Finding;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import java.time.Instant;
import java.util.List;

/**
 * A row of the tab <em>Application connection profiles</em>.
 *
 * @param domain the host that people know the organization by
 * @param reason the heaviest finding, or null when nothing is the matter; recommendations are no
 *     reasons
 * @param thumbprint of the current key (RFC 7638); empty when there is none
 * @param verifiedAt null when never verified
 * @param usedBy names of what uses the profile
 */
public record ProfileRow(
    String id,
    String name,
    Workload workload,
    String domain,
    String clientId,
    Status status,
    Finding reason,
    String thumbprint,
    Instant verifiedAt,
    List<String> usedBy) {
  public ProfileRow {
    usedBy = List.copyOf(usedBy);
  }
}

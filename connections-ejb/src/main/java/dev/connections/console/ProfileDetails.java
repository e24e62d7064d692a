package dev.connections.console;

import dev.connections.api.Finding;
import dev.connections.api.Status;
import java.time.Instant;
import java.util.List;

/**
 * All that a person may know about one profile.
 *
 * @param organizationId the provider's own id; empty before the first verification found it
 * @param organizationHost the host that is spoken to; empty before
 * @param proofOfPossession whether the application was found to require DPoP (RFC 9449)
 * @param keys current first, then previous
 * @param verification the last one, or null when never verified
 */
public record ProfileDetails(
    String id,
    ProfileFields fields,
    String organizationId,
    String organizationHost,
    boolean proofOfPossession,
    Status status,
    List<Finding> findings,
    List<PublicKeyView> keys,
    Verification verification,
    List<String> usedBy,
    String changedBy,
    Instant changedAt) {
  public ProfileDetails {
    findings = List.copyOf(findings);
    keys = List.copyOf(keys);
    usedBy = List.copyOf(usedBy);
  }
}

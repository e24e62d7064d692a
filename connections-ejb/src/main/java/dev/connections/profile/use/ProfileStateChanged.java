package dev.connections.profile.use;

import dev.connections.api.Finding;
import dev.connections.api.Status;
import java.time.Instant;
import java.util.List;

/**
 * A profile does otherwise than before, or was verified again. Fired in the transaction that
 * records it, so that an observer's writes are kept or lost with it.
 *
 * @param findings what is the matter now, heaviest first
 * @param credentialEndsAt when the current credential ends; null while nobody says so
 * @param verifiedAt null while the profile as it is now was not verified
 * @param by who verified or changed it
 */
public record ProfileStateChanged(
    String profileId,
    Status status,
    List<Finding> findings,
    Instant credentialEndsAt,
    Instant verifiedAt,
    String by) {
  public ProfileStateChanged {
    findings = List.copyOf(findings);
  }
}

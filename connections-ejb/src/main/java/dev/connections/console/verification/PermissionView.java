package dev.connections.console.verification;

import dev.connections.console.capabilities.PermissionNeed;
import java.time.Instant;
import java.util.List;

/**
 * One line of an application's permission table.
 *
 * @param resource the API that it belongs to, by its id at the provider
 * @param name in the provider's words, such as {@code Mail.Read} or {@code okta.users.read}
 * @param permissionId the provider's id of it; empty where its name is its id
 * @param capabilities the codes of the chosen capabilities that use it
 * @param coveredBy the wider permission that stands for it; empty when there is none
 * @param seenAt when a verification saw it, where a later one could not look; null where it is as
 *     of the verification that shows it
 */
public record PermissionView(
    String resource,
    String name,
    String permissionId,
    List<String> capabilities,
    PermissionNeed need,
    Known declared,
    Known granted,
    PermissionVerdict verdict,
    String coveredBy,
    Instant seenAt) {
  public PermissionView {
    capabilities = List.copyOf(capabilities);
  }

  /** As an earlier verification saw it. */
  public PermissionView seen(Instant earlier) {
    return new PermissionView(
        resource,
        name,
        permissionId,
        capabilities,
        need,
        declared,
        granted,
        verdict,
        coveredBy,
        earlier);
  }
}

package dev.connections.console.verification;

import dev.connections.console.capabilities.PermissionNeed;
import java.util.List;

/**
 * One line of an application's permission table.
 *
 * @param resource the API that it belongs to, by its id at the provider
 * @param name in the provider's words, such as {@code Mail.Read} or {@code okta.users.read}
 * @param permissionId the provider's id of it; empty where its name is its id
 * @param capabilities the codes of the chosen capabilities that use it
 * @param coveredBy the wider permission that stands for it; empty when there is none
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
    String coveredBy) {
  public PermissionView {
    capabilities = List.copyOf(capabilities);
  }
}

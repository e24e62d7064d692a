package dev.connections.capability;

import dev.connections.api.Workload;
import dev.connections.console.capabilities.CapabilityView.Wanted;
import dev.connections.console.capabilities.PermissionSnippet;
import java.util.List;

/**
 * What people can copy instead of clicking permissions together at a provider, beside their list. A
 * provider that has tools for it implements this with an {@code @ApplicationScoped} bean; nobody is
 * called.
 */
public interface PermissionSnippets {
  Workload workload();

  /**
   * @param wanted in the order in which they are shown
   * @param clientId of the application, which is safe within a script; empty while it is not known,
   *     so that a placeholder has to stand there
   */
  List<PermissionSnippet> of(List<Wanted> wanted, String clientId);
}

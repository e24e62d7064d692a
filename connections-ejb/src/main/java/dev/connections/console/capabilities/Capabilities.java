package dev.connections.console.capabilities;

import dev.connections.api.Workload;
import java.util.Collection;
import java.util.List;

/**
 * The capability catalog, for people. Reading only, for every role of the console; answers from
 * memory.
 */
public interface Capabilities {

  /** What can be chosen today, the mandatory ones first; without those that were removed. */
  List<CapabilityView> of(Workload workload);

  /** The titles of these codes, in the order of the catalog; an unknown code is its own title. */
  List<CapabilityView> named(Workload workload, Collection<String> codes);

  /** The permissions that an application needs for all of these, each once, least privilege. */
  List<CapabilityView.Wanted> permissions(Workload workload, Collection<String> codes);

  /**
   * What a person can copy to give an application these permissions.
   *
   * @param clientId of the application, or empty while it is not known: a placeholder stands there
   */
  List<PermissionSnippet> snippets(Workload workload, Collection<String> codes, String clientId);
}

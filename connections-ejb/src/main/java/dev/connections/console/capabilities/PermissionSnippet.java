package dev.connections.console.capabilities;

/**
 * Text to copy that gives an application its permissions.
 *
 * @param kind what it is, such as {@code POWERSHELL}: names its title and help in the bundle
 */
public record PermissionSnippet(String kind, String text) {
  /** The permissions in the provider's words, a line each; every workload has it. */
  public static final String PERMISSION_LIST = "PERMISSION_LIST";
}

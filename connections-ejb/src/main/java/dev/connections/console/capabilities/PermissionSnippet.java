package dev.connections.console.capabilities;

/**
 * Text to copy that gives an application its permissions.
 *
 * @param kind names its title and help in the bundle
 */
public record PermissionSnippet(Kind kind, String text) {
  /** What it is. */
  public enum Kind {
    /** The permissions in the provider's words, a line each. */
    PERMISSION_LIST,
    /** {@code requiredResourceAccess} of an Entra application manifest. */
    ENTRA_MANIFEST,
    /** A Microsoft Graph PowerShell script. */
    POWERSHELL,
    /** Okta's grants as calls of its management API. */
    OKTA_GRANTS
  }
}

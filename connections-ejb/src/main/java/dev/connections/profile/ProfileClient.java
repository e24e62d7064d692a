package dev.connections.profile;

import dev.connections.console.verification.PermissionView;
import java.util.List;

/**
 * How the application of a profile asks for tokens, without its secret.
 *
 * @param signsAs names the credential; another one has another name
 * @param permissions as the last verification saw them
 */
public record ProfileClient(
    String profileId, String clientId, String signsAs, List<PermissionView> permissions) {
  public ProfileClient {
    permissions = List.copyOf(permissions);
  }
}

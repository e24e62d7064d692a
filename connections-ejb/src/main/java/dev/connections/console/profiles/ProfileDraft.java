package dev.connections.console.profiles;

import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.Verification;
import java.time.Instant;
import java.util.List;

/**
 * The state of the side panel that creates or edits a profile. It lives in the database for an hour
 * after its last change, belongs to the person who opened it, and holds the entered credential
 * encrypted, so that neither a failed verification nor a lost session asks for anything again.
 *
 * @param profileId the profile that is edited, or null when a new one is made
 * @param fields as last entered, valid or not
 * @param credential the one that saving would use: the entered candidate, else the stored current
 *     one; null when there is none, or when the stored one may not be used
 * @param holdsInput whether anything was entered that is not stored
 * @param credentialMustBeEntered whether the stored one may not be reused, since the organization
 *     or the client id changed; saving is refused until one is entered
 * @param verificationNeeded whether anything that matters for signing in differs from what is
 *     stored
 * @param verification the last one of exactly what saving would store but for name and description,
 *     running or ended, or null
 * @param permissions what that verification found of them; empty while there is none
 * @param changedAt when anything was last entered in it; its hour counts from here
 */
public record ProfileDraft(
    String id,
    String profileId,
    ProfileFields fields,
    CredentialView credential,
    boolean holdsInput,
    boolean credentialMustBeEntered,
    boolean verificationNeeded,
    Verification verification,
    List<PermissionView> permissions,
    Instant changedAt,
    Instant expiresAt) {
  public ProfileDraft {
    permissions = List.copyOf(permissions);
  }
}

package dev.connections.provider;

import dev.connections.capability.PermissionNeeds;
import dev.connections.credential.Credential;
import dev.connections.provider.call.OAuthClient;
import java.util.Set;

/**
 * How an application signs in, and what for.
 *
 * @param domain the organization as typed: a domain, or a tenant id
 * @param organizationId what the profile was verified for before, or null when never; another
 *     organization behind the same domain is then a finding
 * @param clientId of the application
 * @param credential that it proves itself with
 * @param proofOfPossession whether the application is known to require DPoP (RFC 9449)
 * @param needs what has to be granted
 * @param heldBeside thumbprints of further credentials of the same application that are ours, such
 *     as the one before or the next; all others that it holds are somebody else's
 */
public record SignIn(
    String domain,
    String organizationId,
    String clientId,
    Credential credential,
    boolean proofOfPossession,
    PermissionNeeds needs,
    Set<String> heldBeside) {
  public SignIn {
    heldBeside = Set.copyOf(heldBeside);
  }

  public OAuthClient client() {
    return new OAuthClient(clientId, credential, proofOfPossession);
  }

  /** With the one credential alone. */
  public SignIn(
      String domain,
      String organizationId,
      String clientId,
      Credential credential,
      boolean proofOfPossession,
      PermissionNeeds needs) {
    this(domain, organizationId, clientId, credential, proofOfPossession, needs, Set.of());
  }
}

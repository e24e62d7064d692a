package dev.connections.provider;

import java.time.Instant;
import java.util.Set;

/**
 * What a person granted by signing in.
 *
 * @param organization as the provider names it, found by the tokens themselves and by nothing that
 *     came through the browser
 * @param accountId the provider's own id of the account; empty when it does not tell
 * @param account as people know it, such as an e-mail address; empty when it does not tell
 * @param refreshToken null when the provider gave none; never to be logged
 * @param scopes that were granted, as the provider spells them
 * @param endsAt when the grant ends if nothing is done, as the provider says; null when it does not
 */
public record GrantedSignIn(
    Organization organization,
    String accountId,
    String account,
    String refreshToken,
    Set<String> scopes,
    Instant endsAt) {
  public GrantedSignIn {
    scopes = Set.copyOf(scopes);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "grant of " + account + " in " + organization.id();
  }
}

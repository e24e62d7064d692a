package dev.connections.provider;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a person granted by signing in.
 *
 * @param organization as the provider names it, found by the tokens themselves and by nothing that
 *     came through the browser; null when the account reaches several and none of them was asked
 *     for
 * @param reached those that it reaches then; else empty
 * @param accountId the provider's own id of the account; empty when it does not tell
 * @param account as people know it, such as an e-mail address; empty when it does not tell
 * @param refreshToken null when the provider gave none; never to be logged
 * @param scopes that were granted, as the provider spells them
 * @param endsAt when the grant ends if nothing is done, as the provider says; null when it does not
 */
public record GrantedSignIn(
    Organization organization,
    List<Organization> reached,
    String accountId,
    String account,
    String refreshToken,
    Set<String> scopes,
    Instant endsAt) {
  public GrantedSignIn {
    reached = List.copyOf(reached);
    scopes = Set.copyOf(scopes);
  }

  /** Of one organization. */
  public GrantedSignIn(
      Organization organization,
      String accountId,
      String account,
      String refreshToken,
      Set<String> scopes,
      Instant endsAt) {
    this(organization, List.of(), accountId, account, refreshToken, scopes, endsAt);
  }

  /** The organization, or those that it may be. */
  public List<Organization> organizations() {
    return organization == null ? reached : List.of(organization);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "grant of " + account + " in " + organizations().stream().map(Organization::id).toList();
  }
}

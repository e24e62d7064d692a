package dev.connections.credential;

import dev.connections.console.profiles.CredentialKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a person granted the platform's own application by signing in. The application proves itself
 * with its own credential, and what was granted with a refresh token, which may change with each
 * use and is therefore not held here.
 */
public final class Grant implements Credential {
  private final Credential application;
  private final RefreshTokens refreshTokens;
  private final Set<String> scopes;
  private final String accountId;
  private final String account;
  private final Instant endsAt;

  /**
   * @param application what the platform's application proves itself with
   * @param refreshTokens null when the provider gave none: the application signs in by itself then,
   *     as one that an administrator consented to
   * @param scopes as the provider spells them
   * @param accountId the provider's own of who granted it; empty when not known
   * @param account who granted it, as people know it; empty when not known
   * @param endsAt null when not known
   */
  public Grant(
      Credential application,
      RefreshTokens refreshTokens,
      Set<String> scopes,
      String accountId,
      String account,
      Instant endsAt) {
    this.application = application;
    this.refreshTokens = refreshTokens;
    this.scopes = Set.copyOf(scopes);
    this.accountId = accountId;
    this.account = account;
    this.endsAt = endsAt;
  }

  /** What the platform's application proves itself with. */
  public Credential application() {
    return application;
  }

  /** Empty when the application signs in by itself. */
  public Optional<RefreshTokens> refreshTokens() {
    return Optional.ofNullable(refreshTokens);
  }

  public Set<String> scopes() {
    return scopes;
  }

  public String accountId() {
    return accountId;
  }

  public String account() {
    return account;
  }

  @Override
  public CredentialKind credentialKind() {
    return CredentialKind.GRANT;
  }

  @Override
  public <T> T fold(
      Function<? super SigningKey, ? extends T> key,
      Function<? super CertificateKey, ? extends T> certificate,
      Function<? super ClientSecret, ? extends T> secret,
      Function<? super Grant, ? extends T> grant) {
    return grant.apply(this);
  }

  @Override
  public Instant endsAt() {
    return endsAt;
  }

  @Override
  public String thumbprint() {
    return account;
  }

  /**
   * Nothing: the refresh token lies elsewhere, and the application's credential with the operator.
   */
  @Override
  public byte[] secretHalf() {
    return new byte[0];
  }

  @Override
  public String toString() {
    return "grant of " + account;
  }
}

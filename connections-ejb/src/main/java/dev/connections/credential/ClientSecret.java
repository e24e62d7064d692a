package dev.connections.credential;

import dev.connections.console.profiles.CredentialKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;

/** A client secret (RFC 6749, section 2.3.1). */
public final class ClientSecret implements Credential {
  private static final int HINT = 3;
  private final String value;
  private final Instant endsAt;

  /**
   * @param endsAt what a person or the provider said; null when nobody did
   */
  public ClientSecret(String value, Instant endsAt) {
    this.value = value;
    this.endsAt = endsAt;
  }

  /** For the request of a token alone. */
  public String value() {
    return value;
  }

  /** The first three characters, by which Entra tells secrets apart ({@code hint}). */
  public String hint() {
    return value.length() <= HINT ? "" : value.substring(0, HINT);
  }

  @Override
  public CredentialKind credentialKind() {
    return CredentialKind.CLIENT_SECRET;
  }

  @Override
  public <T> T fold(
      Function<? super SigningKey, ? extends T> key,
      Function<? super CertificateKey, ? extends T> certificate,
      Function<? super ClientSecret, ? extends T> secret,
      Function<? super Grant, ? extends T> grant) {
    return secret.apply(this);
  }

  @Override
  public Instant endsAt() {
    return endsAt;
  }

  @Override
  public String thumbprint() {
    return hint() + "…";
  }

  @Override
  public byte[] secretHalf() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "client secret";
  }
}

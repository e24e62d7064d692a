package dev.connections.credential;

import dev.connections.console.profiles.CredentialKind;
import java.time.Instant;

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
  public Instant endsAt() {
    return endsAt;
  }

  @Override
  public String thumbprint() {
    return hint() + "…";
  }

  @Override
  public String toString() {
    return "client secret";
  }
}

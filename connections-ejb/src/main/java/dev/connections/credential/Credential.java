package dev.connections.credential;

import dev.connections.console.profiles.CredentialKind;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What an application proves itself with. No implementation shows its secret half as text. */
public sealed interface Credential permits SigningKey, CertificateKey, ClientSecret, Grant {
  CredentialKind credentialKind();

  /**
   * What one kind has and another has not. A new kind is a new parameter, so that the compiler
   * finds everything that has to say something about it.
   */
  <T> T fold(
      Function<? super SigningKey, ? extends T> key,
      Function<? super CertificateKey, ? extends T> certificate,
      Function<? super ClientSecret, ? extends T> secret,
      Function<? super Grant, ? extends T> grant);

  /** When it begins to count; null when it always did. */
  default Instant startsAt() {
    return null;
  }

  /** When it ends, as far as it tells by itself; null when it does not. */
  Instant endsAt();

  /** What people tell it apart by; no secret. */
  String thumbprint();

  /** What signs a client assertion; empty when it proves itself without one. */
  default Optional<SigningKey> signingKey() {
    return fold(
        Optional::of,
        certificate -> Optional.of(certificate.key()),
        secret -> Optional.empty(),
        grant -> Optional.empty());
  }

  /** What has to be sealed, for {@link Credentials#restored}; the caller wipes it. */
  byte[] secretHalf();
}

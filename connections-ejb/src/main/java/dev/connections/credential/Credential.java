package dev.connections.credential;

import dev.connections.console.profiles.CredentialKind;
import java.time.Instant;

/** What an application proves itself with. No implementation shows its secret half as text. */
public sealed interface Credential permits SigningKey, CertificateKey, ClientSecret {
  CredentialKind credentialKind();

  /** When it ends, as far as it tells by itself; null when it does not. */
  Instant endsAt();

  /** What people tell it apart by; no secret. */
  String thumbprint();
}

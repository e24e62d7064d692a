package dev.connections.console.profiles;

/** What an application proves itself with at its token endpoint. */
public enum CredentialKind {
  /** A private key whose public half the provider holds (RFC 7523). */
  PRIVATE_KEY,
  /** A private key with its X.509 certificate (RFC 7523, {@code x5t#S256}). */
  CERTIFICATE,
  /** A client secret (RFC 6749, section 2.3.1). */
  CLIENT_SECRET,
  /** What a person granted a system application by signing in. No custom one has it. */
  GRANT
}

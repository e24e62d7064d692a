package dev.connections.console.profiles;

/** Who says when a credential ends. */
public enum EndSource {
  /** The certificate itself. */
  CERTIFICATE,
  /** The provider, which knows it better than a person. */
  PROVIDER,
  /** The person who entered it. */
  PERSON
}

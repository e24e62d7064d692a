package dev.connections.console.profiles;

/** The kinds of key pair that the service generates. */
public enum KeyAlgorithm {
  RSA_2048,
  RSA_4096,
  EC_P256
}

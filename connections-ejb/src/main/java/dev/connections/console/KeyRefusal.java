package dev.connections.console;

/**
 * Why an entered key is refused; the console has a sentence for each (bundle key {@code
 * keyRefusal.CODE}, with the details of {@link KeyRefusedException}).
 */
public enum KeyRefusal {
  EMPTY,
  /** Neither PEM nor JSON that holds a key. */
  NOT_A_KEY,
  /** The text looks cut off or altered in the middle. */
  DAMAGED,
  TOO_LONG,
  PUBLIC_KEY,
  CERTIFICATE,
  /** A PEM or OpenSSH format that is not read; the details name it. */
  FORMAT_NOT_SUPPORTED,
  PASS_PHRASE_MISSING,
  PASS_PHRASE_WRONG,
  /** {@code use} or {@code key_ops} says that the key is not for signing. */
  NOT_FOR_SIGNING,
  /** The details hold the size in bits and the least size. */
  TOO_SHORT,
  /** More than 8192 bits would take seconds to sign with. The details hold the size. */
  TOO_LARGE,
  /** A symmetric, Ed25519 or other key type; the details name it. */
  KEY_TYPE_NOT_SUPPORTED,
  /** An elliptic curve other than P-256, P-384 or P-521; the details name it. */
  CURVE_NOT_SUPPORTED,
  /** {@code alg} of the JWK does not fit its key or cannot be used; the details name it. */
  ALGORITHM_NOT_SUPPORTED,
  /** Several keys and no {@code kid} chosen; the details list the key ids that may be chosen. */
  SEVERAL_KEYS,
  /** The chosen {@code kid} is not in the set; the details list those that are. */
  KEY_ID_NOT_FOUND,
  /** The {@code kid} is longer than 255 characters, or holds some that cannot be seen. */
  KEY_ID_MALFORMED,
  /** The private and the public numbers do not belong together. */
  INCONSISTENT
}

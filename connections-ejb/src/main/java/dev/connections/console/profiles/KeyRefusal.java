package dev.connections.console.profiles;

/**
 * Why an entered credential is refused; the console has a sentence for each (bundle key {@code
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
  /** It has yet to be signed by an authority (RFC 2986). */
  CERTIFICATE_REQUEST,
  /** A .p7b file: certificates, and never a private key (RFC 2315). */
  PKCS7_WITHOUT_KEY,
  /** A format that is not read; the details name it. */
  FORMAT_NOT_SUPPORTED,
  OPENSSH_KEY,
  PUTTY_KEY,
  JAVA_KEY_STORE,
  /** A document of a word processor or a web page in which no key is to be found. */
  RICH_TEXT,
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
  /**
   * Several keys and none chosen; the details list what may be chosen: key ids, or else name,
   * validity and thumbprint.
   */
  SEVERAL_KEYS,
  /** The chosen {@code kid} is not in the set; the details list those that are. */
  KEY_ID_NOT_FOUND,
  /** The {@code kid} is longer than 255 characters, or holds some that cannot be seen. */
  KEY_ID_MALFORMED,
  /** The private and the public numbers do not belong together. */
  INCONSISTENT,

  // a certificate with its key
  /** Neither PEM, DER nor PKCS#12. */
  NOT_A_CERTIFICATE,
  /** A private key without its certificate. */
  CERTIFICATE_MISSING,
  /** A certificate without its private key. */
  KEY_MISSING,
  /** The details hold the day on which it ended. */
  CERTIFICATE_EXPIRED,
  /** The private key is another certificate's. */
  CERTIFICATE_KEY_MISMATCH,
  /** Only RSA keys sign in with a certificate; the details name the type. */
  CERTIFICATE_KEY_TYPE_NOT_SUPPORTED,

  // a client secret
  SECRET_EMPTY,
  /** The details hold the most characters. */
  SECRET_TOO_LONG,
  /** It holds blanks or characters that no client secret holds (RFC 6749, appendix A.2). */
  SECRET_MALFORMED;

  /** Whether the other half may follow, in another file, so that what is there stays. */
  public boolean isHalf() {
    return this == KEY_MISSING || this == CERTIFICATE_MISSING || this == PKCS7_WITHOUT_KEY;
  }
}

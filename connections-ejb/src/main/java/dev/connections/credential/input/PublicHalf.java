package dev.connections.credential.input;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.util.Optional;

/**
 * What makes two keys the same: modulus and exponent of RSA, or the point of an elliptic curve.
 * Bytes do not, since each format writes a key in its own way.
 */
record PublicHalf(BigInteger first, BigInteger second) {
  /** Empty for a kind of key that is not used here. */
  static Optional<PublicHalf> of(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return Optional.of(new PublicHalf(rsa.getModulus(), rsa.getPublicExponent()));
    }
    if (key instanceof ECPublicKey ec) {
      ECPoint point = ec.getW();
      return Optional.of(new PublicHalf(point.getAffineX(), point.getAffineY()));
    }
    return Optional.empty();
  }
}

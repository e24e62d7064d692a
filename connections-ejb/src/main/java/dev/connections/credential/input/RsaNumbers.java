package dev.connections.credential.input;

import static java.math.BigInteger.ONE;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.math.BigInteger;

/**
 * The numbers of an RSA key (RFC 8017 section 3). Checks that they belong together, and computes
 * those that were left out. Sizes come first, so that no number is large enough to keep a processor
 * busy.
 *
 * @param p first prime, or null; so are the numbers after it
 */
record RsaNumbers(
    BigInteger n,
    BigInteger e,
    BigInteger d,
    BigInteger p,
    BigInteger q,
    BigInteger dp,
    BigInteger dq,
    BigInteger qi)
    implements KeyNumbers {
  static final int LEAST_BITS = 2048;
  static final int MOST_BITS = 8192;

  /** The JDK takes no longer one with a large modulus; in practice it is 65537. */
  private static final int MOST_EXPONENT_BITS = 64;

  @Override
  public PublicHalf publicHalf() {
    return new PublicHalf(n, e);
  }

  @Override
  public String kind() {
    return "RSA " + n.bitLength();
  }

  /**
   * @throws KeyRefusedException TOO_SHORT, TOO_LARGE, DAMAGED or INCONSISTENT
   */
  @Override
  public JWK check(WorkBudget work) throws KeyRefusedException {
    sizes();
    boolean withPrimes = p != null && q != null;
    BigInteger[] primes = withPrimes ? primes() : RsaPrimes.recover(n, e, d, work);
    BigInteger first = primes[0];
    BigInteger second = primes[1];
    BigInteger firstLess = first.subtract(ONE);
    BigInteger secondLess = second.subtract(ONE);
    require(isInverse(e, d, firstLess) && isInverse(e, d, secondLess));
    require(first.gcd(second).equals(ONE));
    require(!withPrimes || dp == null || isInverse(e, dp, firstLess));
    require(!withPrimes || dq == null || isInverse(e, dq, secondLess));
    require(!withPrimes || qi == null || isInverse(second, qi, first));
    RSAKey key =
        new RSAKey.Builder(encode(n), encode(e))
            .keyUse(KeyUse.SIGNATURE)
            .privateExponent(encode(d))
            .firstPrimeFactor(encode(first))
            .secondPrimeFactor(encode(second))
            .firstFactorCRTExponent(encode(d.mod(firstLess)))
            .secondFactorCRTExponent(encode(d.mod(secondLess)))
            .firstCRTCoefficient(encode(second.modInverse(first)))
            .build();
    require(SelfTest.signs(key));
    return key;
  }

  private void sizes() throws KeyRefusedException {
    if (n.signum() <= 0 || e.signum() <= 0 || d.signum() <= 0) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    int bits = n.bitLength();
    if (bits < LEAST_BITS) {
      throw new KeyRefusedException(
          KeyRefusal.TOO_SHORT, Integer.toString(bits), Integer.toString(LEAST_BITS));
    }
    if (bits > MOST_BITS) {
      throw new KeyRefusedException(
          KeyRefusal.TOO_LARGE, Integer.toString(bits), Integer.toString(MOST_BITS));
    }
    if (e.bitLength() > MOST_EXPONENT_BITS) {
      throw new KeyRefusedException(
          KeyRefusal.FORMAT_NOT_SUPPORTED, "RSA public exponent of " + e.bitLength() + " bits");
    }
    // e = 1 would fulfil every equation below, and the signature would be the hash.
    require(n.testBit(0) && e.testBit(0) && e.bitLength() > 1 && d.compareTo(n) < 0);
  }

  /** Primes of less than a quarter of the modulus would make it easy to factor. */
  private BigInteger[] primes() throws KeyRefusedException {
    int least = n.bitLength() / 4;
    require(p.signum() > 0 && q.signum() > 0);
    require(p.bitLength() >= least && q.bitLength() >= least);
    require(p.bitLength() + q.bitLength() <= n.bitLength() + 1 && p.multiply(q).equals(n));
    return new BigInteger[] {p, q};
  }

  private static boolean isInverse(BigInteger a, BigInteger b, BigInteger modulus) {
    return b.bitLength() <= MOST_BITS && a.multiply(b).mod(modulus).equals(ONE);
  }

  private static void require(boolean belongTogether) throws KeyRefusedException {
    if (!belongTogether) {
      throw new KeyRefusedException(KeyRefusal.INCONSISTENT);
    }
  }

  private static Base64URL encode(BigInteger number) {
    return Base64URL.encode(number);
  }

  /** Without the numbers. */
  @Override
  public String toString() {
    return kind();
  }
}

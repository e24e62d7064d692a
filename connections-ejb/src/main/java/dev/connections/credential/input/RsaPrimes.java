package dev.connections.credential.input;

import static java.math.BigInteger.ONE;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.math.BigInteger;

/**
 * Finds the primes of an RSA key that came with its exponents alone (NIST SP 800-56B appendix C): e
 * * d - 1 is a multiple of the group's order, so roots of 1 other than 1 and -1 split the modulus.
 */
final class RsaPrimes {
  private static final int[] BASES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};

  /** Of a key that was not made to be slow it is one in 2 to the power of 128. */
  private static final int MOST_TWOS = 128;

  private RsaPrimes() {}

  /**
   * @param work pays for each power
   */
  static BigInteger[] recover(BigInteger n, BigInteger e, BigInteger d, WorkBudget work)
      throws KeyRefusedException {
    BigInteger order = e.multiply(d).subtract(ONE);
    int twos = order.getLowestSetBit();
    if (twos > MOST_TWOS) {
      throw new KeyRefusedException(KeyRefusal.INCONSISTENT);
    }
    BigInteger odd = order.shiftRight(Math.max(twos, 0));
    for (int base : BASES) {
      work.chargePower(n.bitLength());
      BigInteger root = BigInteger.valueOf(base).modPow(odd, n);
      for (int i = 0; i < twos && !root.equals(ONE); i++) {
        BigInteger square = root.multiply(root).mod(n);
        if (square.equals(ONE) && !root.equals(n.subtract(ONE))) {
          BigInteger p = root.subtract(ONE).gcd(n);
          return new BigInteger[] {p, n.divide(p)};
        }
        root = square;
      }
      if (!root.equals(ONE)) {
        throw new KeyRefusedException(KeyRefusal.INCONSISTENT);
      }
    }
    throw new KeyRefusedException(KeyRefusal.INCONSISTENT);
  }
}

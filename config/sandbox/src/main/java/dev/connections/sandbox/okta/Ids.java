package dev.connections.sandbox.okta;

import java.security.SecureRandom;
import java.util.Random;

/** Ids in Okta's form: a prefix that tells the kind, then letters and digits. */
final class Ids {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LENGTH = 17;

  private Ids() {}

  static String random(String prefix) {
    return of(prefix, RANDOM);
  }

  /** The same id for the same seed, so that sample data stays what it was after a restart. */
  static String of(String prefix, String seed) {
    return of(prefix, new Random(seed.hashCode()));
  }

  private static String of(String prefix, Random random) {
    var id = new StringBuilder(prefix);
    random.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
    return id.toString();
  }
}

package dev.connections.sandbox.server;

import java.security.SecureRandom;

/** Ids in Okta's form: a prefix that tells the kind, then letters and digits. */
public final class Ids {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LENGTH = 17;

  private Ids() {}

  public static String random(String prefix) {
    return RANDOM
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(ALPHABET::charAt)
        .collect(() -> new StringBuilder(prefix), StringBuilder::append, StringBuilder::append)
        .toString();
  }

  /** The same id for the same seed, so that sample data stays what it was after a restart. */
  public static String of(String prefix, String seed) {
    return new java.util.Random(seed.hashCode())
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(ALPHABET::charAt)
        .collect(() -> new StringBuilder(prefix), StringBuilder::append, StringBuilder::append)
        .toString();
  }
}

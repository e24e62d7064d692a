package dev.connections.account;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** One-time tokens: 256 random bits to hand out once, of which only a hash is kept. */
final class OneTimeTokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimeTokens() {}

  static String newToken() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A plain hash is enough for what has 256 random bits. */
  static String hash(CharSequence token) {
    byte[] bytes = new byte[StandardCharsets.UTF_8.encode(CharBuffer.wrap(token)).remaining()];
    StandardCharsets.UTF_8.encode(CharBuffer.wrap(token)).get(bytes);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  static void wipe(char[] secret) {
    Arrays.fill(secret, '\0');
  }
}

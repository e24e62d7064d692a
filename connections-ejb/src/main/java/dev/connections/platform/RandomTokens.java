package dev.connections.platform;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens of 256 random bits that are shown once, and of which only a hash is kept. */
public final class RandomTokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomTokens() {}

  public static String newToken() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A plain hash is enough for what has 256 random bits. */
  public static String hash(CharSequence token) {
    byte[] bytes = new byte[StandardCharsets.UTF_8.encode(CharBuffer.wrap(token)).remaining()];
    StandardCharsets.UTF_8.encode(CharBuffer.wrap(token)).get(bytes);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  public static void wipe(char[] secret) {
    Arrays.fill(secret, '\0');
  }
}

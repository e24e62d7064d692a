package dev.connections.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What one token answers, however many connectors ask.
 *
 * @param content SHA-256 of who asks with which credential for what, as base64url
 */
record TokenKey(String profileId, String content) {

  /**
   * @param signsAs names the credential, so that a new one is not answered by the tokens of the old
   */
  static TokenKey of(String profileId, String clientId, String signsAs, String asked) {
    String parts = String.join("\n", clientId, signsAs, asked);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
      return new TokenKey(profileId, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}

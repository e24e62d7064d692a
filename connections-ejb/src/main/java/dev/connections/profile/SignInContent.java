package dev.connections.profile;

import dev.connections.api.Workload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Names exactly what a verification tries, so that its result counts for nothing else: who signs in
 * where, with which credential and what for.
 */
final class SignInContent {
  private SignInContent() {}

  /** 43 characters: SHA-256 over the parts, none of which can hold a line break, as base64url. */
  static String of(
      Workload workload,
      String host,
      String clientId,
      String signsAs,
      Collection<String> capabilities) {
    String needed = String.join(",", new TreeSet<>(capabilities));
    String parts = String.join("\n", workload.id(), host, clientId, signsAs, needed);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}

package dev.connections.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.connections.api.TokenType;
import dev.connections.provider.call.DPoPKey;
import dev.connections.secret.SecretBox;
import dev.connections.secret.UnreadableSecretException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes and reads tokens as rows keep them: value, type, proof key and the fence under which it
 * was fetched, sealed for their row. The row's own fence may be a later one.
 */
@ApplicationScoped
class SealedTokens {
  private static final double LEAST_PART = 0.15;
  private static final double MOST_PART = 0.25;

  @Inject private SecretBox box;
  @Inject private Clock clock;

  /** So that the tokens of one moment are not renewed in one moment. */
  static double renewalPart() {
    return ThreadLocalRandom.current().nextDouble(LEAST_PART, MOST_PART);
  }

  /** Null when it is longer than a row. */
  String seal(TokenKey key, KeptToken token) {
    Map<String, Object> parts = new HashMap<>();
    parts.put("value", token.value());
    parts.put("type", token.type().name());
    parts.put("fence", token.fence());
    if (token.proofKey() != null) {
      parts.put("proofKey", token.proofKey().toJwk());
    }
    byte[] clear = JSONObjectUtils.toJSONString(parts).getBytes(StandardCharsets.UTF_8);
    try {
      String sealed = box.seal(place(key), clear);
      return sealed.length() > AccessTokenRow.LONGEST ? null : sealed;
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /**
   * Empty when the row has none, or one that was sealed with a key that is gone.
   *
   * @param ahead how far the clock of the row is ahead of this node's
   */
  Optional<KeptToken> open(TokenKey key, AccessTokenRow row, Duration ahead) {
    if (row.sealed() == null || row.expiresAt() == null) {
      return Optional.empty();
    }
    try {
      byte[] clear = box.open(place(key), row.sealed());
      Map<String, Object> parts = JSONObjectUtils.parse(new String(clear, StandardCharsets.UTF_8));
      Arrays.fill(clear, (byte) 0);
      String proofKey = JSONObjectUtils.getString(parts, "proofKey");
      return Optional.of(
          new KeptToken(
              JSONObjectUtils.getString(parts, "value"),
              TokenType.valueOf(JSONObjectUtils.getString(parts, "type")),
              proofKey == null ? null : DPoPKey.restored(proofKey, clock),
              fence(parts, row),
              row.issuedAt().minus(ahead),
              row.expiresAt().minus(ahead),
              renewalPart()));
    } catch (UnreadableSecretException otherKey) {
      return Optional.empty();
    } catch (ParseException damaged) {
      throw new IllegalStateException("a sealed token is no JSON", damaged);
    }
  }

  /** The row's for one that the version before sealed, which left it out. */
  private static long fence(Map<String, Object> parts, AccessTokenRow row) throws ParseException {
    return parts.containsKey("fence") ? JSONObjectUtils.getLong(parts, "fence") : row.fence();
  }

  private static String place(TokenKey key) {
    return "access_token:" + key.profileId() + ":" + key.content();
  }
}

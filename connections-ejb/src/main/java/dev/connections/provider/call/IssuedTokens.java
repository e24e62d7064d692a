package dev.connections.provider.call;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a token endpoint answered with.
 *
 * @param refreshToken null when there was none; never to be logged
 * @param answer the members beside those of RFC 6749, such as {@code id_token}
 */
public record IssuedTokens(IssuedToken token, String refreshToken, Map<String, Object> answer) {
  public IssuedTokens {
    // No copyOf: members may be null.
    answer = Collections.unmodifiableMap(new LinkedHashMap<>(answer));
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return token.toString();
  }
}

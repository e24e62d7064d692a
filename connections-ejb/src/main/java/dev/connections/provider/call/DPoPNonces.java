package dev.connections.provider.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The last nonce of each authorization server (RFC 9449, section 8), so that a proof need not be
 * refused once before it is taken. Safe for many threads.
 */
public final class DPoPNonces {
  /** Okta renews its nonce every 24 hours and takes the old one for three days. */
  private static final Duration LIFETIME = Duration.ofHours(24);

  private static final int MOST_SERVERS = 10_000;
  private static final int LONGEST = 500;

  private final Cache<URI, Nonce> byEndpoint =
      Caffeine.newBuilder().maximumSize(MOST_SERVERS).expireAfterWrite(LIFETIME).build();

  void learn(URI endpoint, HTTPResponse answer) {
    in(answer).ifPresent(nonce -> byEndpoint.put(endpoint, nonce));
  }

  /** Null before the server gave one. */
  Nonce last(URI endpoint) {
    return byEndpoint.getIfPresent(endpoint);
  }

  /** The one that came with an answer. */
  static Optional<Nonce> in(HTTPResponse answer) {
    return Optional.ofNullable(answer.getHeaderValue("DPoP-Nonce"))
        .filter(nonce -> !nonce.isBlank() && nonce.length() <= LONGEST)
        .map(Nonce::new);
  }
}

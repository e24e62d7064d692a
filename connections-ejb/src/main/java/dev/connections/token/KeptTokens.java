package dev.connections.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;

/** The tokens in this node's memory, until they end. Safe for many threads. */
@ApplicationScoped
class KeptTokens {
  static final int MOST = 50_000;

  /** A token, and how the next one is asked for. */
  record Entry(Candidate candidate, KeptToken token) {}

  private final Cache<TokenKey, Entry> tokens;

  /** For the container's proxy alone. */
  protected KeptTokens() {
    tokens = null;
  }

  @Inject
  KeptTokens(Clock clock) {
    tokens =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(
                Expiry.<TokenKey, Entry>writing(
                    (key, entry) -> Duration.between(clock.instant(), entry.token().expiresAt())))
            .build();
  }

  /** Null when there is none. */
  KeptToken find(TokenKey key) {
    Entry entry = tokens.getIfPresent(key);
    return entry == null ? null : entry.token();
  }

  void put(Candidate candidate, KeptToken token) {
    tokens.put(candidate.key(), new Entry(candidate, token));
  }

  void remove(TokenKey key) {
    tokens.invalidate(key);
  }

  /** Each with what it was asked for. */
  Stream<Entry> all() {
    return tokens.asMap().values().stream();
  }
}

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

  /** One that was replaced, and that somebody may still hold. */
  private record Earlier(TokenKey key, String value) {
    /** Without the token. */
    @Override
    public String toString() {
      return key.toString();
    }
  }

  private final Cache<TokenKey, Entry> tokens;
  private final Cache<Earlier, KeptToken> replaced;

  /** For the container's proxy alone. */
  protected KeptTokens() {
    tokens = null;
    replaced = null;
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
    replaced =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(
                Expiry.<Earlier, KeptToken>writing(
                    (key, token) -> Duration.between(clock.instant(), token.expiresAt())))
            .build();
  }

  /** Null when there is none. */
  KeptToken find(TokenKey key) {
    Entry entry = tokens.getIfPresent(key);
    return entry == null ? null : entry.token();
  }

  /** From now on nobody is given the one before. */
  void put(Candidate candidate, KeptToken token) {
    Entry before = tokens.asMap().put(candidate.key(), new Entry(candidate, token));
    if (before != null && before.token() != token) {
      retire(candidate.key(), before.token());
    }
  }

  /** As if those up to this fence had been replaced. */
  void withdraw(TokenKey key, long fence) {
    tokens
        .asMap()
        .computeIfPresent(
            key,
            (same, entry) -> {
              if (entry.token().fence() > fence) {
                return entry;
              }
              retire(key, entry.token());
              return null;
            });
  }

  private void retire(TokenKey key, KeptToken token) {
    token.retire();
    if (token.proofKey() != null) {
      replaced.put(new Earlier(key, token.value()), token);
    }
  }

  /**
   * Of a token that was replaced, and that needs a proof for each call; null when none is known.
   */
  KeptToken findReplaced(TokenKey key, String value) {
    return replaced.getIfPresent(new Earlier(key, value));
  }

  void remove(TokenKey key) {
    tokens.invalidate(key);
  }

  /** Each with what it was asked for. */
  Stream<Entry> all() {
    return tokens.asMap().values().stream();
  }
}

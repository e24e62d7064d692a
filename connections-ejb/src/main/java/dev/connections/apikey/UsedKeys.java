package dev.connections.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.connections.console.ProgramCaller;
import dev.connections.console.apikeys.ApiKeyState;
import dev.connections.platform.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The keys that were used within the last second, by their hashes, so that a program that asks a
 * thousand times a second costs one look-up. After that time a revoked key is none any more, on
 * every node. What is no key is not remembered: anybody can make up as many as they like.
 */
@ApplicationScoped
class UsedKeys {
  static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  @Inject private ApiKeyRows rows;
  @Inject private Transactions transactions;
  @Inject private Clock clock;

  /** Not the clock's millis(): one that ticks in microseconds divides by zero there. */
  private final Cache<String, Known> known =
      Caffeine.newBuilder()
          .expireAfterWrite(REMEMBERED)
          .maximumSize(MOST)
          .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli()))
          .build();

  /** Empty for a hash of no key, and of one that expired or was revoked. */
  Optional<ProgramCaller> caller(String hash) {
    return Optional.ofNullable(known.get(hash, this::read))
        .filter(key -> key.expiresAt().isAfter(clock.instant()))
        .map(Known::caller);
  }

  /** Null is not remembered. */
  private Known read(String hash) {
    return transactions
        .call(
            () -> {
              Instant now = clock.instant();
              Optional<ApiKey> key =
                  rows.byHash(hash).filter(k -> k.state(now) == ApiKeyState.ACTIVE);
              key.ifPresent(k -> rows.noteUse(k, now));
              return key;
            })
        .map(k -> new Known(k.caller(), k.expiresAt()))
        .orElse(null);
  }

  private record Known(ProgramCaller caller, Instant expiresAt) {}
}

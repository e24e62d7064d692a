package dev.connections.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.connections.console.ProgramCaller;
import dev.connections.console.apikeys.ApiKeyState;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.Transactions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The keys that were used within the last second, by their hashes, so that a program that asks a
 * thousand times a second costs one look-up. After that time a revoked key is none any more, on
 * every node. What is no key is not remembered: anybody can make up as many as they like.
 *
 * <p>While the database is away, a key that was one lately goes on to be one for as long as tokens
 * are given then, since nobody can revoke it.
 */
@ApplicationScoped
class UsedKeys {
  private static final Logger LOG = Logger.getLogger(UsedKeys.class.getName());
  static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  @Inject private ApiKeyRows rows;
  @Inject private Transactions transactions;
  @Inject private Settings settings;
  @Inject private Clock clock;

  private Cache<String, Known> known;
  private Cache<String, Known> lately;

  UsedKeys() {}

  /** For tests without a container. */
  UsedKeys(ApiKeyRows rows, Settings settings, Clock clock) {
    this.rows = rows;
    this.transactions = new Transactions();
    this.settings = settings;
    this.clock = clock;
    begin();
  }

  @PostConstruct
  void begin() {
    known = forgettingAfter(REMEMBERED);
    lately =
        forgettingAfter(
            Duration.ofMinutes(settings.number(Setting.TOKENS_WITHOUT_DATABASE_MINUTES)));
  }

  /** Not the clock's millis(): one that ticks in microseconds divides by zero there. */
  private Cache<String, Known> forgettingAfter(Duration time) {
    return Caffeine.newBuilder()
        .expireAfterWrite(time)
        .maximumSize(MOST)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli()))
        .build();
  }

  /** Empty for a hash of no key, and of one that expired or was revoked. */
  Optional<ProgramCaller> caller(String hash) {
    return Optional.ofNullable(known.get(hash, this::read))
        .filter(key -> key.expiresAt().isAfter(clock.instant()))
        .map(Known::caller);
  }

  /** Null is not remembered. */
  private Known read(String hash) {
    Known read;
    try {
      read = transactions.call(() -> readRow(hash)).orElse(null);
    } catch (RuntimeException away) {
      Known before = lately.getIfPresent(hash);
      if (before == null) {
        throw away;
      }
      LOG.log(
          Level.WARNING,
          "API keys cannot be looked up, and those of lately go on to be let in: {0}",
          away.getClass().getName());
      return before;
    }
    if (read == null) {
      lately.invalidate(hash);
    } else {
      lately.put(hash, read);
    }
    return read;
  }

  private Optional<Known> readRow(String hash) {
    Instant now = clock.instant();
    Optional<ApiKey> key = rows.byHash(hash).filter(k -> k.state(now) == ApiKeyState.ACTIVE);
    key.ifPresent(k -> rows.noteUse(k, now));
    return key.map(k -> new Known(k.caller(), k.expiresAt()));
  }

  private record Known(ProgramCaller caller, Instant expiresAt) {}
}

package dev.connections.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;

/** What follows from how providers answered the calls of connectors. */
@ApplicationScoped
class TokenReports {
  private static final Logger LOG = Logger.getLogger(TokenReports.class.getName());

  /** A provider that refuses the next token, too, means something else than the token. */
  private static final Duration ONE_TOKEN = Duration.ofSeconds(30);

  private static final Duration AVOIDED = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** Of one that tells no time. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(10);

  private static final int MOST = 50_000;

  @Inject private TokenSupply supply;
  @Inject private Throttles throttles;
  @Inject private RefusedProfiles profiles;
  @Inject private Clock clock;

  private final Cache<TokenKey, Boolean> earlierForgotten =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(SHORT_WAIT).build();

  private final Cache<TokenKey, Boolean> forgotten =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(ONE_TOKEN).build();

  /**
   * @param kept null when the token is no longer kept
   */
  void refused(Candidate candidate, KeptToken kept, String capability, int status, long seconds) {
    Instant now = clock.instant();
    switch (status) {
      case 401 -> {
        if (kept == null || !kept.lasts(0, clock.millis())) {
          if (earlierForgotten.asMap().putIfAbsent(candidate.key(), true) == null) {
            supply.forgetEarlier(candidate);
          }
        } else if (forgotten.asMap().putIfAbsent(candidate.key(), true) == null) {
          supply.forget(candidate, kept);
        } else {
          avoid(candidate, capability, now);
        }
      }
      case 403 -> avoid(candidate, capability, now);
      case 429 -> throttles.waitUntil(candidate.profileId(), now.plus(toldOrShort(seconds)));
      default -> LOG.finest("A status that changes nothing");
    }
  }

  private void avoid(Candidate candidate, String capability, Instant now) {
    throttles.avoidUntil(candidate.profileId(), capability, now.plus(AVOIDED));
    profiles.verify(candidate.profileId());
  }

  private static Duration toldOrShort(long seconds) {
    Duration told = seconds < 0 ? SHORT_WAIT : Duration.ofSeconds(seconds);
    return told.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : told;
  }
}

package dev.connections.provider.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.connections.api.FindingCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a provider asked to be left alone for a while, and for which client: that is a promise, so
 * until then nothing is sent there, whoever asks. Of this node alone. Safe for many threads.
 */
final class ProviderWaits {
  private static final int MOST = 10_000;

  private final Cache<Place, Wait> waits =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(ToldWait.LONGEST).build();
  private final Clock clock;

  ProviderWaits(Clock clock) {
    this.clock = clock;
  }

  void remember(Place place, FindingCode why, Duration wait) {
    waits.put(place, new Wait(why, clock.instant().plus(wait)));
  }

  /**
   * Why nothing may be sent there now; empty when something may.
   *
   * @return with the seconds that are left as its detail, where it is for too many calls
   */
  Optional<ProviderRefusal> refusal(Place place) {
    Wait wait = waits.getIfPresent(place);
    if (wait == null) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), wait.until());
    if (left.isNegative() || left.isZero()) {
      return Optional.empty();
    }
    return Optional.of(refusal(wait.why(), left, ""));
  }

  /**
   * @param told null when the provider did not say how long
   */
  static ProviderRefusal refusal(FindingCode why, Duration told, String words) {
    if (why != FindingCode.RATE_LIMITED) {
      return new ProviderRefusal(why, List.of(), words, "");
    }
    String seconds = told == null ? "" : String.valueOf(told.plusMillis(999).toSeconds());
    return new ProviderRefusal(why, List.of(seconds), words, "");
  }

  /**
   * @param authority host, with its port where that is none of the usual ones
   * @param clientId empty for calls that anybody may make
   * @param organizationId empty where the host is one organization's alone
   */
  record Place(String authority, String clientId, String organizationId) {}

  private record Wait(FindingCode why, Instant until) {}
}

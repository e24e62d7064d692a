package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What an authorization server's clock shows. It is this machine's until the server refused a time
 * and told its own in the {@code Date} of the answer (RFC 9110, section 6.6.1), which came over TLS
 * from the host that the assertions are for.
 */
final class ServerClock extends Clock {
  /** What is further apart is no clock that runs wrong. */
  private static final Duration MOST = Duration.ofMinutes(10);

  /** The header has whole seconds, and was on its way. */
  private static final Duration LEAST = Duration.ofSeconds(5);

  private final Clock own;
  private volatile Duration ahead = Duration.ZERO;

  ServerClock(Clock own) {
    this.own = own;
  }

  /**
   * Takes over the time of an answer that refused one.
   *
   * @return whether that differs from what was known by now, so that another try may help
   */
  boolean learn(HTTPResponse answer) {
    Optional<Instant> theirs =
        Optional.ofNullable(answer.getHeaderValue("Date")).flatMap(ToldWait::date);
    if (theirs.isEmpty()) {
      return false;
    }
    Duration told = Duration.between(own.instant(), theirs.get());
    if (told.abs().compareTo(MOST) > 0 || told.minus(ahead).abs().compareTo(LEAST) < 0) {
      return false;
    }
    ahead = told;
    return true;
  }

  /** How far it is ahead of this machine's; negative when it is behind. */
  Duration ahead() {
    return ahead;
  }

  @Override
  public Instant instant() {
    return own.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return own.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return own.withZone(zone);
  }
}

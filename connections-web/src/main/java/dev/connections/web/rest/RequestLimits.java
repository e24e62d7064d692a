package dev.connections.web.rest;

import dev.connections.console.ConsoleSettings;
import dev.connections.console.ProgramCaller;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests a program may still make in this minute, on this node. One program that runs
 * wild leaves the others their share; programs are known before they are counted, so there are no
 * more counts than keys and clients.
 */
@ApplicationScoped
class RequestLimits {
  static final long WINDOW_SECONDS = 60;

  private final Map<String, Count> counts = new ConcurrentHashMap<>();
  @EJB private ConsoleSettings settings;
  @Inject private Clock clock;
  private int limit;

  RequestLimits() {}

  /** For tests of the count. */
  RequestLimits(Clock clock, int limit) {
    this.clock = clock;
    this.limit = limit;
  }

  @PostConstruct
  void read() {
    limit = settings.programRequestsPerMinute();
  }

  /** Counts one request of a program. */
  Share count(Principal program) {
    return count(program instanceof ProgramCaller caller ? caller.id() : program.getName());
  }

  Share count(String program) {
    long second = clock.instant().getEpochSecond();
    long start = second - second % WINDOW_SECONDS;
    Count now =
        counts.compute(
            program,
            (id, before) ->
                before == null || before.start != start
                    ? new Count(start, 1)
                    : new Count(start, Math.min(before.requests, limit) + 1));
    return new Share(limit, limit - now.requests, start + WINDOW_SECONDS - second);
  }

  /**
   * What is left after a request was counted.
   *
   * @param left negative when it was one too many
   * @param seconds until the count begins anew
   */
  record Share(int limit, int left, long seconds) {
    boolean isOver() {
      return left < 0;
    }

    /** Of the draft "RateLimit header fields for HTTP" of the IETF. */
    Map<String, String> headers() {
      return Map.of(
          "RateLimit-Policy",
          "\"key\";q=" + limit + ";w=" + WINDOW_SECONDS,
          "RateLimit",
          "\"key\";r=" + Math.max(left, 0) + ";t=" + seconds);
    }

    Problem problem() {
      return Problem.of(
          429,
          "Too many requests",
          "This key or client may be used " + limit + " times a minute at each node.");
    }
  }

  private record Count(long start, int requests) {}
}

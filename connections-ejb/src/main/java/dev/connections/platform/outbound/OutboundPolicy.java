package dev.connections.platform.outbound;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What one caller of {@link OutboundHttp} allows itself, beside the guard that holds for everybody.
 *
 * @param hosts the only hosts to speak to, in lower case, with {@code :port} where it is not 443;
 *     empty for any public host
 * @param limit for a whole call, from the name's look-up to the last byte
 * @param maxBytes of the answer's body
 */
public record OutboundPolicy(Optional<Set<String>> hosts, Duration limit, int maxBytes) {
  /** Enough for every document of OAuth, and for a page of a provider's API. */
  private static final int ONE_MEBIBYTE = 1 << 20;

  public OutboundPolicy {
    hosts = hosts.map(Set::copyOf);
    if (limit.isNegative() || limit.isZero() || maxBytes < 0) {
      throw new IllegalArgumentException("a limit above zero");
    }
  }

  /** Ten seconds and one mebibyte, for any public host. */
  public static OutboundPolicy anyHost() {
    return new OutboundPolicy(Optional.empty(), Duration.ofSeconds(10), ONE_MEBIBYTE);
  }

  /** Ten seconds and one mebibyte, for these hosts alone. */
  public static OutboundPolicy to(String... hosts) {
    return new OutboundPolicy(Optional.of(Set.of(hosts)), Duration.ofSeconds(10), ONE_MEBIBYTE);
  }

  public OutboundPolicy within(Duration newLimit) {
    return new OutboundPolicy(hosts, newLimit, maxBytes);
  }

  public OutboundPolicy upTo(int newMaxBytes) {
    return new OutboundPolicy(hosts, limit, newMaxBytes);
  }
}

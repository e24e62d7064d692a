package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.platform.outbound.OutboundHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** What all calls of one provider share. Safe for many threads. */
public final class ProviderClient {
  final OutboundHttp outbound;
  final Clock clock;
  final Function<HTTPResponse, String> words;
  final Set<String> hosts;
  final LimitCodes limits;
  final ProviderWaits waits;

  /**
   * @param words reads what the provider says in an answer that is an error
   */
  public ProviderClient(OutboundHttp outbound, Clock clock, Function<HTTPResponse, String> words) {
    this(outbound, clock, words, null, Set.of());
  }

  /**
   * @param limits codes by which a 403 of this provider says that there were too many calls
   */
  public static ProviderClient withLimits(
      OutboundHttp outbound,
      Clock clock,
      Function<HTTPResponse, String> words,
      Set<String> limits) {
    return new ProviderClient(outbound, clock, words, null, limits);
  }

  /**
   * @param hosts the only ones to speak to, with {@code :port} where it is not 443
   */
  public ProviderClient(
      OutboundHttp outbound, Clock clock, Function<HTTPResponse, String> words, Set<String> hosts) {
    this(outbound, clock, words, hosts, Set.of());
  }

  private ProviderClient(
      OutboundHttp outbound,
      Clock clock,
      Function<HTTPResponse, String> words,
      Set<String> hosts,
      Set<String> limits) {
    this.outbound = outbound;
    this.clock = clock;
    this.words = words;
    this.hosts = hosts;
    this.limits = new LimitCodes(limits);
    this.waits = new ProviderWaits(clock);
  }

  /**
   * The calls for one purpose, such as a verification, all of them together within a limit that
   * runs from now.
   *
   * @param clientId on whose behalf; empty for what anybody may ask
   */
  public ProviderCalls calls(String clientId, Duration limit) {
    return new ProviderCalls(this, clientId, limit);
  }
}

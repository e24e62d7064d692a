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
  final ProviderWaits waits;

  /**
   * @param words reads what the provider says in an answer that is an error
   */
  public ProviderClient(OutboundHttp outbound, Clock clock, Function<HTTPResponse, String> words) {
    this(outbound, clock, words, null);
  }

  /**
   * @param hosts the only ones to speak to, with {@code :port} where it is not 443
   */
  public ProviderClient(
      OutboundHttp outbound, Clock clock, Function<HTTPResponse, String> words, Set<String> hosts) {
    this.outbound = outbound;
    this.clock = clock;
    this.words = words;
    this.hosts = hosts;
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

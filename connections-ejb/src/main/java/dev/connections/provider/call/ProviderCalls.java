package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import dev.connections.api.FindingCode;
import dev.connections.platform.outbound.OutboundException;
import dev.connections.platform.outbound.OutboundPolicy;
import dev.connections.provider.call.ProviderWaits.Place;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The calls for one purpose, such as a verification, all of them together within its limit. Where
 * the provider asks to be left alone for a while, nothing more is sent, neither by these calls nor
 * by others of the same client.
 */
public final class ProviderCalls {
  private static final Duration ONE_CALL = Duration.ofSeconds(10);

  private final ProviderClient provider;
  private final String clientId;
  private final Set<String> limited = new HashSet<>();
  private final long end;
  private String organizationId = "";

  /** The limit is measured, not told: a clock that is set would move it. */
  ProviderCalls(ProviderClient provider, String clientId, Duration limit) {
    this.provider = provider;
    this.clientId = clientId;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /**
   * From now on at hosts that many organizations share: one that has too many calls is no matter of
   * the others, even where one client serves them.
   */
  public ProviderCalls of(String organization) {
    organizationId = organization;
    return this;
  }

  public boolean isOver() {
    return remaining().toMillis() <= 0;
  }

  private Duration remaining() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  public HTTPResponse get(URI address) throws ProviderRefusal {
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, address);
    request.setAccept("application/json");
    return send(request);
  }

  /**
   * To the host of the request alone, or to the hosts that were given.
   *
   * @throws ProviderRefusal when there is no answer, for 429, a 403 that is to be sent again later,
   *     and 5xx, which mean the same whatever was asked, and without a call while the provider
   *     wants none
   */
  public HTTPResponse send(ReadOnlyHTTPRequest request) throws ProviderRefusal {
    return send(request, "");
  }

  /**
   * @param secret that the request carries, and that an answer which is an error is freed from
   *     before anybody reads it; empty when it carries none
   */
  HTTPResponse send(ReadOnlyHTTPRequest request, String secret) throws ProviderRefusal {
    if (isOver()) {
      throw new ProviderRefusal(FindingCode.TIMED_OUT);
    }
    URI address = request.getURI();
    Place place = new Place(address.getRawAuthority(), clientId, organizationId);
    refuseWhileToWait(place);
    Duration limit = remaining().compareTo(ONE_CALL) < 0 ? remaining() : ONE_CALL;
    HTTPResponse answer;
    try {
      answer = provider.outbound.send(request, OutboundPolicy.to(allowed(address)).within(limit));
    } catch (OutboundException failed) {
      throw ProviderRefusal.of(failed);
    }
    if (!answer.indicatesSuccess()) {
      answer = new EchoedSecret(secret).removedFrom(answer);
    }
    int status = answer.getStatusCode();
    if (status == 429 || provider.limits.isForbiddenForAWhile(answer)) {
      limited.add(place.authority());
      throw refusal(FindingCode.RATE_LIMITED, answer, place);
    }
    if (status >= 500) {
      throw refusal(FindingCode.PROVIDER_FAILED, answer, place);
    }
    return answer;
  }

  private void refuseWhileToWait(Place place) throws ProviderRefusal {
    Optional<ProviderRefusal> told = provider.waits.refusal(place);
    if (told.isPresent()) {
      throw told.get();
    }
    if (limited.contains(place.authority())) {
      throw ProviderWaits.refusal(FindingCode.RATE_LIMITED, null, "");
    }
  }

  /** What the answer tells of how long to wait holds for everybody who asks for this client. */
  private ProviderRefusal refusal(FindingCode why, HTTPResponse answer, Place place) {
    Optional<Duration> wait = ToldWait.in(answer, provider.clock.instant());
    boolean promised =
        why == FindingCode.RATE_LIMITED || answer.getHeaderValue("Retry-After") != null;
    if (promised) {
      wait.ifPresent(told -> provider.waits.remember(place, why, told));
    }
    return ProviderWaits.refusal(why, wait.orElse(null), provider.words.apply(answer));
  }

  private String[] allowed(URI address) {
    return provider.hosts != null
        ? provider.hosts.toArray(String[]::new)
        : new String[] {address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())};
  }
}

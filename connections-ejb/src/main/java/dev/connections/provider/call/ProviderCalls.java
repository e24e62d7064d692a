package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import dev.connections.api.FindingCode;
import dev.connections.platform.outbound.OutboundException;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.OutboundPolicy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The calls for one purpose, such as a verification, all of them together within its limit. */
public final class ProviderCalls {
  private static final Duration ONE_CALL = Duration.ofSeconds(10);

  private final OutboundHttp outbound;
  private final Clock clock;
  private final Function<HTTPResponse, String> words;
  private final Set<String> hosts;
  private final long end;

  /**
   * The limit runs from now. It is measured, not told: a clock that is set would move it.
   *
   * @param words reads what the provider says in an answer that is an error
   */
  public ProviderCalls(
      OutboundHttp outbound, Clock clock, Duration limit, Function<HTTPResponse, String> words) {
    this(outbound, clock, limit, words, null);
  }

  /**
   * @param hosts the only ones to speak to, with {@code :port} where it is not 443
   */
  public ProviderCalls(
      OutboundHttp outbound,
      Clock clock,
      Duration limit,
      Function<HTTPResponse, String> words,
      Set<String> hosts) {
    this.hosts = hosts;
    this.words = words;
    this.outbound = outbound;
    this.clock = clock;
    this.end = System.nanoTime() + limit.toNanos();
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
   * @throws ProviderRefusal when there is no answer, and for 429 and 5xx, which mean the same
   *     whatever was asked
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
    Duration limit = remaining().compareTo(ONE_CALL) < 0 ? remaining() : ONE_CALL;
    HTTPResponse answer;
    try {
      answer = outbound.send(request, OutboundPolicy.to(allowed(address)).within(limit));
    } catch (OutboundException failed) {
      throw ProviderRefusal.of(failed);
    }
    if (!answer.indicatesSuccess()) {
      answer = new EchoedSecret(secret).removedFrom(answer);
    }
    if (answer.getStatusCode() == 429) {
      throw new ProviderRefusal(
          FindingCode.RATE_LIMITED, List.of(secondsToWait(answer)), words.apply(answer), "");
    }
    if (answer.getStatusCode() >= 500) {
      throw new ProviderRefusal(FindingCode.PROVIDER_FAILED, List.of(), words.apply(answer), "");
    }
    return answer;
  }

  private String[] allowed(URI address) {
    return hosts != null
        ? hosts.toArray(String[]::new)
        : new String[] {address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())};
  }

  /**
   * From {@code X-Rate-Limit-Reset} (epoch seconds) by the provider's own clock where it tells it,
   * else from {@code Retry-After} (RFC 9110 section 10.2.3); empty when there is neither.
   */
  private String secondsToWait(HTTPResponse answer) {
    String reset = answer.getHeaderValue("X-Rate-Limit-Reset");
    if (reset != null && reset.matches("[0-9]{1,12}")) {
      long seconds = Long.parseLong(reset) - now(answer).getEpochSecond();
      return String.valueOf(Math.max(1, Math.min(seconds, 86_400)));
    }
    String after = answer.getHeaderValue("Retry-After");
    return after != null && after.matches("[0-9]{1,5}") ? after : "";
  }

  private Instant now(HTTPResponse answer) {
    String date = answer.getHeaderValue("Date");
    try {
      return date == null
          ? clock.instant()
          : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException notADate) {
      return clock.instant();
    }
  }
}

package dev.connections.client;

import dev.connections.api.AccessTokens;
import dev.connections.api.ConnectionsException;
import dev.connections.api.TokenRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Calls the API of a connection's organization for one connector and one capability. It puts the
 * token or the proof of possession into each request, does as the provider says when it asks to
 * wait, tells Connections of 401, 403 and 429, and asks for another token once after 401. A request
 * that was refused so is sent again as it is, whatever its method: the provider has not worked on
 * it.
 *
 * <p>The token goes to {@link dev.connections.api.AccessToken#address() the address that it is for}
 * and nowhere else: other addresses are refused, and redirects are not followed but handed back.
 *
 * <p>Each call leaves the machine and takes as long as the provider does: up to 10 seconds to
 * connect and a minute to answer where the request says nothing else, and what {@link #waiting} was
 * told. Safe for use by several threads. Make one for a connector and a capability and keep it: it
 * remembers the provider's nonce and keeps connections open. Immutable otherwise: each method
 * answers another client.
 *
 * <pre>{@code
 * ProviderClient users =
 *     ProviderClient.of(Lookup.accessTokens(), TokenRequest.of("nightly-users", "users-backup"))
 *         .waiting(Duration.ofMinutes(2));
 * HttpResponse<String> page = users.get("/api/v1/users?limit=200");
 * }</pre>
 */
public final class ProviderClient {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final AccessTokens tokens;
  private final TokenRequest wanted;
  private final HttpClient http;
  private final Duration patience;
  private final Clock clock;
  private final Pause pause;
  private final ProofNonce nonce = new ProofNonce();

  /** Lets tests pass time. */
  ProviderClient(
      AccessTokens tokens,
      TokenRequest wanted,
      HttpClient http,
      Duration patience,
      Clock clock,
      Pause pause) {
    this.tokens = Objects.requireNonNull(tokens);
    this.wanted = Objects.requireNonNull(wanted);
    this.http = http;
    this.patience = patience;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * A client that never waits and reaches providers by an {@link HttpClient} of its own.
   *
   * @param tokens such as {@link dev.connections.api.Lookup#accessTokens()}
   * @param wanted for which connector and capability, and how long each token has to last
   */
  public static ProviderClient of(AccessTokens tokens, TokenRequest wanted) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    return new ProviderClient(
        tokens, wanted, http, Duration.ZERO, Clock.systemUTC(), Pause.OF_THREAD);
  }

  /**
   * A client that waits as providers ask it to, by letting the calling thread sleep.
   *
   * @param longest how long one call may wait in all; where a provider asks for more, the call ends
   *     with {@link dev.connections.api.RetryLaterException} at once
   * @throws IllegalArgumentException when it is negative
   */
  public ProviderClient waiting(Duration longest) {
    if (longest.isNegative()) {
      throw new IllegalArgumentException("nobody waits for less than no time");
    }
    return new ProviderClient(tokens, wanted, http, longest, clock, pause);
  }

  /**
   * A client that reaches providers by this {@link HttpClient}, with its proxy, trust store and
   * connections.
   *
   * @param other one that follows no redirects
   * @throws IllegalArgumentException when it follows redirects, since it would take the token along
   */
  public ProviderClient over(HttpClient other) {
    if (other.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("the client must not follow redirects");
    }
    return new ProviderClient(tokens, wanted, other, patience, clock, pause);
  }

  /**
   * What the provider answers to {@code GET}, as text.
   *
   * @param address as {@link #send} takes it
   * @throws ConnectionsException as {@link #send}
   * @throws IOException when the provider cannot be reached or breaks off
   * @throws InterruptedException when the thread is interrupted
   */
  public HttpResponse<String> get(String address)
      throws ConnectionsException, IOException, InterruptedException {
    return send(address, request -> {}, BodyHandlers.ofString());
  }

  /**
   * What the provider answers, whatever its status is; never 429, nor 503 with a time to wait,
   * which are waited for or become a {@link dev.connections.api.RetryLaterException}.
   *
   * @param address a path that begins with a slash, with its query, or a whole address at the
   *     token's own host, such as a provider sends to lead to the next page
   * @param shape gives the request its method, body and headers; asked anew for each try
   * @param body takes the answer that is handed back, and no earlier one
   * @throws IllegalArgumentException when the address is none, or is elsewhere than the token's, or
   *     {@link dev.connections.api.AccessToken#address} has no host; nothing was sent
   * @throws ConnectionsException as {@link AccessTokens#request}, and {@link
   *     dev.connections.api.RetryLaterException} when the provider asks to wait for longer than
   *     this client may
   * @throws IOException when the provider cannot be reached or breaks off
   * @throws InterruptedException when the thread is interrupted
   */
  public <T> HttpResponse<T> send(
      String address, Consumer<HttpRequest.Builder> shape, BodyHandler<T> body)
      throws ConnectionsException, IOException, InterruptedException {
    Patience left = new Patience(patience, clock, pause);
    return new Exchange<>(tokens, wanted, http, nonce, left, address, shape, body).run();
  }
}

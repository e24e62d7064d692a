package dev.connections.client;

import dev.connections.api.AccessToken;
import dev.connections.api.AccessTokens;
import dev.connections.api.ConnectionsException;
import dev.connections.api.RetryLaterException;
import dev.connections.api.TokenRequest;
import dev.connections.api.TokenType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One call: the request, sent again as often as its answers allow. */
final class Exchange<T> {
  private static final Duration ANSWER = Duration.ofMinutes(1);

  /** For a throttled call whose provider names no time: providers count calls by the minute. */
  private static final Duration UNSAID = Duration.ofMinutes(1);

  private static final long SAID_NOTHING = -1;

  private final AccessTokens tokens;
  private final TokenRequest wanted;
  private final HttpClient http;
  private final ProofNonce nonce;
  private final Patience patience;
  private final String address;
  private final Consumer<HttpRequest.Builder> shape;
  private final BodyHandler<T> body;

  private boolean renewed;
  private boolean broughtNonce;
  private final Set<String> throttled = new HashSet<>();

  Exchange(
      AccessTokens tokens,
      TokenRequest wanted,
      HttpClient http,
      ProofNonce nonce,
      Patience patience,
      String address,
      Consumer<HttpRequest.Builder> shape,
      BodyHandler<T> body) {
    this.tokens = tokens;
    this.wanted = wanted;
    this.http = http;
    this.nonce = nonce;
    this.patience = patience;
    this.address = address;
    this.shape = shape;
    this.body = body;
  }

  HttpResponse<T> run() throws ConnectionsException, IOException, InterruptedException {
    AccessToken token = token();
    while (true) {
      HttpRequest request;
      try {
        request = request(token);
      } catch (RetryLaterException forgotten) {
        if (renewed) {
          throw forgotten;
        }
        renewed = true;
        token = token();
        continue;
      }
      HttpResponse<T> answer = http.send(request, this::taken);
      int status = answer.statusCode();
      nonce.learn(token.address(), answer.headers());
      broughtNonce = repeatsWithNonce(status, answer.headers());
      if (broughtNonce) {
        continue;
      }
      Optional<Duration> asked = asked(status, answer.headers());
      report(token, status, asked);
      if (status == 401 && !renewed) {
        renewed = true;
        token = token();
      } else if (status == 429) {
        token = afterThrottling(token, asked.orElse(UNSAID));
      } else if (status == 503 && asked.isPresent()) {
        patience.waitFor(asked.get(), status);
        token = token();
      } else {
        return answer;
      }
    }
  }

  private AccessToken token() throws ConnectionsException, InterruptedException {
    while (true) {
      try {
        return tokens.request(wanted);
      } catch (RetryLaterException later) {
        patience.waitFor(later);
        throttled.clear();
      }
    }
  }

  /** Another application of the connection may go on at once; the same one has to wait. */
  private AccessToken afterThrottling(AccessToken token, Duration asked)
      throws ConnectionsException, InterruptedException {
    throttled.add(token.applicationId());
    AccessToken next = token();
    if (throttled.contains(next.applicationId())) {
      patience.waitFor(asked, 429);
      throttled.clear();
      next = token();
    }
    return next;
  }

  private void report(AccessToken token, int status, Optional<Duration> asked) {
    if (status == 401 || status == 403) {
      tokens.report(token, status, SAID_NOTHING);
    } else if (status == 429) {
      tokens.report(token, status, asked.map(Duration::toSeconds).orElse(SAID_NOTHING));
    }
  }

  private Optional<Duration> asked(int status, HttpHeaders answer) {
    return RetryAfter.in(status, answer, patience.clock());
  }

  private boolean repeatsWithNonce(int status, HttpHeaders answer) {
    return !broughtNonce && ProofNonce.wantedBy(status, answer);
  }

  /**
   * An answer that is not handed back never reaches the caller's handler, which may write a file.
   */
  private HttpResponse.BodySubscriber<T> taken(ResponseInfo answer) {
    int status = answer.statusCode();
    boolean again =
        status == 401 && !renewed
            || status == 429
            || status == 503 && asked(status, answer.headers()).isPresent()
            || repeatsWithNonce(status, answer.headers());
    return again ? BodySubscribers.replacing(null) : body.apply(answer);
  }

  /**
   * @throws RetryLaterException when the token is no longer kept at Connections, which has its key
   */
  private HttpRequest request(AccessToken token) throws ConnectionsException {
    URI target = target(token.address());
    HttpRequest.Builder builder = HttpRequest.newBuilder().timeout(ANSWER);
    shape.accept(builder);
    builder.uri(target).setHeader("Authorization", token.authorization());
    if (token.type() == TokenType.DPOP) {
      String method = builder.build().method();
      String proof = tokens.proof(token, method, target, nonce.at(token.address()));
      builder.setHeader("DPoP", proof);
    }
    return builder.build();
  }

  private URI target(URI api) {
    URI given = URI.create(address);
    if (!given.isAbsolute() && !address.startsWith("/")) {
      throw new IllegalArgumentException("a path has to begin with a slash");
    }
    if (api.getHost() == null) {
      throw new IllegalArgumentException("the token does not say at which host its API is");
    }
    URI target = api.resolve(given);
    boolean there =
        api.getScheme().equalsIgnoreCase(target.getScheme())
            && api.getHost().equalsIgnoreCase(target.getHost())
            && port(api) == port(target)
            && target.getRawUserInfo() == null;
    if (!there) {
      throw new IllegalArgumentException("the token is for " + api + " alone");
    }
    return target;
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
  }
}

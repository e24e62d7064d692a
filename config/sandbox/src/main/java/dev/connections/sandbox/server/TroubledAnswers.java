package dev.connections.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sends an answer in the way of a trouble. */
final class TroubledAnswers {
  private static final Duration SLOWNESS = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration BETWEEN_DRIPS = Duration.ofSeconds(1);

  private final Supplier<URI> elsewhere;
  private final CountDownLatch end;

  /**
   * @param elsewhere where a redirect leads
   * @param end is reached when the sandbox closes
   */
  TroubledAnswers(Supplier<URI> elsewhere, CountDownLatch end) {
    this.elsewhere = elsewhere;
    this.end = end;
  }

  /**
   * Returns the status sent, or 0 when none was.
   *
   * @param refusal the provider's own way of saying that it does not answer now
   */
  int send(HttpExchange exchange, Request request, Answer answer, Answer refusal, Trouble trouble)
      throws IOException {
    return switch (trouble) {
      case SLOW -> {
        pause(SLOWNESS);
        yield answer.send(exchange);
      }
      case STALLED -> {
        pause(LONGEST);
        yield 0;
      }
      case UNAVAILABLE, THROTTLED, TOO_MANY_AT_ONCE -> refusal.send(exchange);
      case BROKEN_JSON -> {
        byte[] half = Arrays.copyOf(answer.body(), answer.body().length / 2);
        yield new Answer(answer.status(), answer.headers(), half, "", "").send(exchange);
      }
      case HTML ->
          Answer.text(200, "text/html", "<!doctype html><title>Sign in</title><p>Sign in.")
              .send(exchange);
      case REDIRECT ->
          Answer.empty(302).with("Location", elsewhere.get() + request.path()).send(exchange);
      case ENDLESS_BODY -> flood(exchange, answer);
      case DRIPPING_BODY -> drip(exchange, answer);
      case NONE, DOWN, CLOCK_BEHIND -> answer.send(exchange);
    };
  }

  private int flood(HttpExchange exchange, Answer answer) throws IOException {
    byte[] noise = ("\"" + "x".repeat(8190) + "\"").getBytes(StandardCharsets.US_ASCII);
    OutputStream out = open(exchange, answer);
    out.write('[');
    while (end.getCount() > 0) {
      out.write(noise);
      out.write(',');
    }
    return answer.status();
  }

  private int drip(HttpExchange exchange, Answer answer) throws IOException {
    OutputStream out = open(exchange, answer);
    out.write('[');
    long drips = LONGEST.dividedBy(BETWEEN_DRIPS);
    for (long i = 0; i < drips && !pause(BETWEEN_DRIPS); i++) {
      out.write(' ');
      out.flush();
    }
    return answer.status();
  }

  private static OutputStream open(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), 0);
    return exchange.getResponseBody();
  }

  /** True when the sandbox closes meanwhile. */
  boolean pause(Duration time) throws IOException {
    try {
      return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

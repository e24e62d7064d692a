package dev.connections.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API that answers as a test lined it up, and with 200 after that. */
final class ScriptedApi implements AutoCloseable {
  private record Answer(int status, Map<String, String> headers, String body) {}

  /** What arrived. */
  record Seen(String method, String address, String authorization, String proof, String body) {}

  private final HttpServer server;
  private final Queue<Answer> script = new ConcurrentLinkedQueue<>();

  final List<Seen> seen = new CopyOnWriteArrayList<>();

  ScriptedApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  ScriptedApi then(int status, String body, String... headers) {
    Map<String, String> named = new java.util.HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      named.put(headers[i], headers[i + 1]);
    }
    script.add(new Answer(status, named, body));
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      seen.add(
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("DPoP")).orElse(""),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      Answer answer =
          Optional.ofNullable(script.poll()).orElse(new Answer(200, Map.of(), "it works"));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package dev.connections.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.connections.platform.outbound.TestAuthority;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.text.ParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A provider on a loopback port that says what a test tells it to say. */
public abstract class PretendServer implements AutoCloseable {
  static {
    // Else each answer waits 40 ms for an acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What came in; the names of the headers are in lower case. */
  public record Call(
      String method, String path, String query, Map<String, String> headers, String body) {
    public Map<String, String> form() {
      return Arrays.stream(body.split("&"))
          .map(pair -> pair.split("=", 2))
          .collect(
              Collectors.toMap(
                  pair -> URLDecoder.decode(pair[0], UTF_8),
                  pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    public SignedJWT assertion() throws ParseException {
      return SignedJWT.parse(form().get("client_assertion"));
    }

    public Set<String> scopes() {
      return new TreeSet<>(List.of(form().get("scope").split(" ")));
    }

    public SignedJWT proof() throws ParseException {
      return headers.containsKey("dpop") ? SignedJWT.parse(headers.get("dpop")) : null;
    }
  }

  public final List<Call> calls = new CopyOnWriteArrayList<>();

  /** By path. */
  public final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();

  private final HttpsServer server;
  private final HttpHandler unknown;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * @param unknown answers every path that has no answer of its own
   */
  protected PretendServer(TestAuthority authority, HttpHandler unknown) throws IOException {
    this.unknown = unknown;
    server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(authority.serverFor("localhost")));
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public String origin() {
    return "https://" + host();
  }

  public String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  public List<Call> callsOf(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  public List<String> paths() {
    return calls.stream().map(Call::path).toList();
  }

  public static HttpHandler answer(int status, String type, String body, String... headers) {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Type", type);
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new LinkedHashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      String path = exchange.getRequestURI().getRawPath();
      calls.add(
          new Call(
              exchange.getRequestMethod(),
              path,
              exchange.getRequestURI().getRawQuery(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      answers.getOrDefault(path, unknown).handle(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

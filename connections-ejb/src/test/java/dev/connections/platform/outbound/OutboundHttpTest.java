package dev.connections.platform.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OutboundHttpTest {
  private static final OutboundPolicy ANY = OutboundPolicy.anyHost();
  private static TestAuthority authority;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  @TempDir Path directory;

  @BeforeAll
  static void makesAnAuthority() {
    authority = new TestAuthority();
  }

  @AfterEach
  void closesAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    threads.shutdownNow();
  }

  private URI https(SSLContext tls, HttpHandler handler) throws IOException {
    HttpsServer server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return start("https", server, handler);
  }

  private URI start(String scheme, HttpServer server, HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          try (exchange) {
            handler.handle(exchange);
          }
        });
    server.setExecutor(threads);
    server.start();
    opened.add(() -> server.stop(0));
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.getBytes(UTF_8).length);
    exchange.getResponseBody().write(body.getBytes(UTF_8));
  }

  private OutboundHttp trusting(URI... origins) {
    return with(Map.of(), InetAddress::getAllByName, origins);
  }

  private OutboundHttp with(Map<Setting, String> more, OutboundGuard.Names names, URI... origins) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.OUTBOUND_TRUST_STORE, authority.writePem(directory).toString());
    settings.put(
        Setting.OUTBOUND_TRUSTED_ORIGINS,
        String.join(",", List.of(origins).stream().map(URI::toString).toList()));
    settings.putAll(more);
    OutboundHttp http = new OutboundHttp(Settings.of(settings), names);
    opened.add(http::close);
    return http;
  }

  private static HTTPRequest get(URI origin) {
    return new HTTPRequest(HTTPRequest.Method.GET, origin.resolve("/page"));
  }

  private static OutboundException failure(OutboundHttp http, URI origin, OutboundPolicy policy) {
    return catchThrowableOfType(OutboundException.class, () -> http.send(get(origin), policy));
  }

  @Test
  void bringsStatusHeadersAndBodyOfATrustedOrigin() throws Exception {
    URI origin =
        https(
            authority.serverFor("localhost"),
            exchange -> {
              exchange.getResponseHeaders().add("X-Twice", "a");
              exchange.getResponseHeaders().add("X-Twice", "b");
              String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
              answer(exchange, 400, exchange.getRequestMethod() + " " + sent + " ü");
            });
    HTTPRequest post = new HTTPRequest(HTTPRequest.Method.POST, origin.resolve("/token"));
    post.setContentType("application/x-www-form-urlencoded");
    post.setBody("a=b");

    HTTPResponse answer = post.send(trusting(origin).sender(ANY));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaderValues("X-Twice")).containsExactly("a", "b");
    assertThat(answer.getBody()).isEqualTo("POST a=b ü");
  }

  @Test
  void reachesAnAddressInsideOnlyByItsExactTrustedOrigin() throws Exception {
    URI origin = https(authority.serverFor("localhost"), e -> answer(e, 200, "here"));
    URI sameAddress = URI.create("https://127.0.0.1:" + origin.getPort());
    URI sameButHttp = URI.create("http://localhost:" + origin.getPort());
    OutboundHttp http = trusting(origin);

    assertThat(http.send(get(origin), ANY).getBody()).isEqualTo("here");
    assertThat(failure(http, sameAddress, ANY).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(failure(http, sameButHttp, ANY).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(failure(trusting(), origin, ANY).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(calls).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[0:0:0:0:0:0:0:1]"})
  void reachesATrustedOriginThatIsALiteralAddress(String host) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(host, 0), 0);
    int port = start("http", server, e -> answer(e, 200, "here")).getPort();
    URI origin = URI.create("http://" + host + ":" + port);

    assertThat(trusting(origin).send(get(origin), ANY).getBody()).isEqualTo("here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1",
        "https://2130706433",
        "https://0x7f000001",
        "https://[::1]",
        "https://[::ffff:127.0.0.1]",
        "https://8.8.8.8",
        "https://localhost",
        "https://intranet",
        "https://metadata.google.internal",
        "https://metadata.google.internal.",
        "https://a.localhost",
        "https://localhost.",
        "https://printer.local"
      })
  void refusesAddressesAndLocalNamesWithoutALookUp(String origin) {
    OutboundHttp http =
        with(
            Map.of(),
            host -> {
              calls.incrementAndGet();
              return new InetAddress[0];
            });

    assertThat(failure(http, URI.create(origin), ANY).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(calls).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://acme.okta.com",
        "https://acme.okta.com:8443",
        "https://user@acme.okta.com",
        "ftp://acme.okta.com",
        "https://127.1"
      })
  void speaksOnlyHttpsOnItsPort(String origin) {
    assertThat(failure(trusting(), URI.create(origin), ANY).reason())
        .isEqualTo(Reason.HOST_NOT_ALLOWED);
  }

  @Test
  void keepsACallToItsOwnHosts() throws Exception {
    URI origin = https(authority.serverFor("localhost"), e -> answer(e, 200, "here"));
    OutboundHttp http = trusting(origin);
    OutboundPolicy own = OutboundPolicy.to("localhost:" + origin.getPort());

    assertThat(http.send(get(origin), own).getBody()).isEqualTo("here");
    assertThat(failure(http, origin, OutboundPolicy.to("acme.okta.com")).reason())
        .isEqualTo(Reason.HOST_NOT_ALLOWED);
    assertThat(calls).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "fd00::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void refusesANameThatLeadsInside(String address) {
    OutboundHttp http = with(Map.of(), host -> new InetAddress[] {InetAddress.getByName(address)});

    assertThat(failure(http, URI.create("https://acme.okta.com"), ANY).reason())
        .isEqualTo(Reason.ADDRESS_REFUSED);
  }

  @Test
  void refusesAMixtureOfPublicAndPrivateAddresses() {
    OutboundHttp http =
        with(
            Map.of(),
            host ->
                new InetAddress[] {
                  InetAddress.getByName("93.184.215.14"), InetAddress.getByName("192.168.0.1")
                });

    assertThat(failure(http, URI.create("https://acme.okta.com"), ANY).reason())
        .isEqualTo(Reason.ADDRESS_REFUSED);
  }

  @Test
  void checksEveryLookUpOfANameThatChangesItsMind() {
    AtomicInteger lookUps = new AtomicInteger();
    OutboundHttp http =
        with(
            Map.of(),
            host -> {
              if (lookUps.incrementAndGet() == 1) {
                throw new UnknownHostException(host);
              }
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            });
    URI decoy = URI.create("https://rebinding.example");

    assertThat(failure(http, decoy, ANY).reason()).isEqualTo(Reason.HOST_NOT_FOUND);
    assertThat(failure(http, decoy, ANY).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(lookUps).hasValue(2);
  }

  @Test
  void looksANameUpOnceAndConnectsToThatAddress() throws Exception {
    AtomicInteger lookUps = new AtomicInteger();
    URI server = https(authority.serverFor("sso.example.com"), e -> answer(e, 200, "here"));
    URI origin = URI.create("https://sso.example.com:" + server.getPort());
    OutboundHttp http =
        with(
            Map.of(),
            host -> {
              lookUps.incrementAndGet();
              return InetAddress.getAllByName("localhost");
            },
            origin);

    assertThat(http.send(get(origin), ANY).getBody()).isEqualTo("here");
    assertThat(lookUps).hasValue(1);
  }

  @Test
  void handsARedirectBackUnfollowed() throws Exception {
    URI origin =
        https(
            authority.serverFor("localhost"),
            e -> {
              e.getResponseHeaders().add("Location", "https://evil.example.org/?token=secret");
              answer(e, 302, "");
            });

    OutboundException refused = failure(trusting(origin), origin, ANY);

    assertThat(refused.reason()).isEqualTo(Reason.REDIRECTED);
    assertThat(refused.detail()).isEqualTo("evil.example.org");
    assertThat(refused).hasMessageNotContaining("secret");
    assertThat(calls).hasValue(1);
  }

  @Test
  void sendsNoCookieBack() throws Exception {
    List<String> cookies = new ArrayList<>();
    URI origin =
        https(
            authority.serverFor("localhost"),
            e -> {
              cookies.addAll(e.getRequestHeaders().getOrDefault("Cookie", List.of()));
              e.getResponseHeaders().add("Set-Cookie", "sid=1; Path=/");
              answer(e, 200, "here");
            });
    OutboundHttp http = trusting(origin);

    http.send(get(origin), ANY);
    http.send(get(origin), ANY);

    assertThat(calls).hasValue(2);
    assertThat(cookies).isEmpty();
  }

  @Test
  void stopsReadingAnEndlessBody() throws Exception {
    URI origin =
        https(
            authority.serverFor("localhost"),
            e -> {
              e.sendResponseHeaders(200, 0);
              byte[] block = new byte[8192];
              while (!Thread.currentThread().isInterrupted()) {
                e.getResponseBody().write(block);
              }
            });

    assertThat(failure(trusting(origin), origin, ANY.upTo(100_000)).reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void takesABodyOfExactlyTheLimit() throws Exception {
    URI origin = https(authority.serverFor("localhost"), e -> answer(e, 200, "12345"));
    OutboundHttp http = trusting(origin);

    assertThat(http.send(get(origin), ANY.upTo(5)).getBody()).isEqualTo("12345");
    assertThat(failure(http, origin, ANY.upTo(4)).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void givesADrippingBodyNoMoreThanItsLimit() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    URI origin = drip("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", hungUp);

    assertThat(failure(trusting(origin), origin, ANY.within(Duration.ofMillis(700))).reason())
        .isEqualTo(Reason.TIMED_OUT);
    hungUp.await();
  }

  @Test
  void givesDrippingHeadersNoMoreThanTheirLimit() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    URI origin = drip("HTTP/1.1 200 OK\r\nX-Slow: ", hungUp);

    assertThat(failure(trusting(origin), origin, ANY.within(Duration.ofMillis(700))).reason())
        .isEqualTo(Reason.TIMED_OUT);
    hungUp.await();
  }

  /** A plain server that sends this, then a byte now and then, until the client hangs up. */
  private URI drip(String head, CountDownLatch hungUp) throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    return plain(
        socket -> {
          OutputStream out = socket.getOutputStream();
          out.write(head.getBytes(UTF_8));
          try {
            while (!never.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
              out.write('x');
              out.flush();
            }
          } catch (IOException closedByTheClient) {
            hungUp.countDown();
          }
        });
  }

  private interface Conversation {
    void with(Socket socket) throws IOException, InterruptedException;
  }

  private URI plain(Conversation conversation) throws IOException {
    ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
    opened.add(server);
    threads.submit(
        () -> {
          while (!server.isClosed()) {
            Socket accepted = server.accept();
            calls.incrementAndGet();
            threads.submit(
                () -> {
                  try (Socket socket = accepted) {
                    conversation.with(socket);
                  }
                  return null;
                });
          }
          return null;
        });
    return URI.create("http://localhost:" + server.getLocalPort());
  }

  @Test
  void refusesEndlessHeaders() throws Exception {
    URI origin =
        plain(
            socket -> {
              OutputStream out = socket.getOutputStream();
              out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
              for (int i = 0; i < 10_000; i++) {
                out.write("X-More: more\r\n".getBytes(UTF_8));
              }
              out.flush();
            });

    assertThat(failure(trusting(origin), origin, ANY).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void leavesALookUpThatHangs() {
    CountDownLatch never = new CountDownLatch(1);
    OutboundHttp http =
        with(
            Map.of(),
            host -> {
              try {
                never.await();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
              throw new UnknownHostException(host);
            });

    assertThat(
            failure(http, URI.create("https://acme.okta.com"), ANY.within(Duration.ofMillis(300)))
                .reason())
        .isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void leavesRoomForOtherHostsWhereOneDoesNotAnswer() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    URI silent =
        https(
            authority.serverFor("localhost"),
            exchange -> {
              try {
                never.await();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
            });
    URI other = https(authority.serverFor("localhost"), exchange -> answer(exchange, 200, "here"));
    OutboundHttp http = trusting(silent, other);
    ExecutorService callers = Executors.newCachedThreadPool();
    opened.add(callers::shutdownNow);
    for (int i = 0; i < 60; i++) {
      callers.submit(() -> failure(http, silent, ANY.within(Duration.ofMinutes(1))));
    }
    while (calls.get() < 16) {
      Thread.onSpinWait();
    }

    assertThat(http.send(get(other), ANY).getBody()).isEqualTo("here");
    assertThat(calls).hasValue(17);
    never.countDown();
  }

  @Test
  void endsWhenItsThreadIsInterrupted() throws Exception {
    URI origin = drip("HTTP/1.1 200 OK\r\nX-Slow: ", new CountDownLatch(1));
    OutboundHttp http = trusting(origin);

    Thread.currentThread().interrupt();
    OutboundException ended = failure(http, origin, ANY);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended.reason()).isEqualTo(Reason.INTERRUPTED);
  }

  @Test
  void triesNothingTwice() throws Exception {
    URI origin = plain(socket -> socket.getInputStream().read());

    assertThat(failure(trusting(origin), origin, ANY).reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(calls).hasValue(1);
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    URI origin;
    try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      origin = URI.create("https://localhost:" + closing.getLocalPort());
    }

    OutboundException refused = failure(trusting(origin), origin, ANY);

    assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(refused.detail()).isEqualTo("REFUSED");
  }

  @Test
  void refusesACertificateOfAnUnknownAuthority() throws Exception {
    URI origin = https(new TestAuthority().serverFor("localhost"), e -> answer(e, 200, "here"));

    OutboundException refused = failure(trusting(origin), origin, ANY);

    assertThat(refused.reason()).isEqualTo(Reason.CERTIFICATE_NOT_TRUSTED);
    assertThat(refused.detail()).isEqualTo("UNKNOWN_AUTHORITY");
    assertThat(calls).hasValue(0);
  }

  @Test
  void tellsABrokenHandshakeFromARefusedCertificate() throws Exception {
    URI hangsUp = plain(socket -> socket.getInputStream().read());
    URI noTls =
        plain(socket -> socket.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(UTF_8)));
    for (URI plain : List.of(hangsUp, noTls)) {
      URI origin = URI.create("https://localhost:" + plain.getPort());

      OutboundException broken = failure(trusting(origin), origin, ANY);
      assertThat(broken.reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(broken.detail()).isIn("TLS", "CLOSED");
    }
  }

  @Test
  void saysThatItIsStopping() throws Exception {
    OutboundHttp http = trusting();
    http.close();

    assertThat(failure(http, URI.create("https://acme.okta.com"), ANY).reason())
        .isEqualTo(Reason.INTERRUPTED);
  }

  @Test
  void refusesACertificateOfAnotherHost() throws Exception {
    URI origin = https(authority.serverFor("other.example"), e -> answer(e, 200, "here"));

    OutboundException refused = failure(trusting(origin), origin, ANY);
    assertThat(refused.reason()).isEqualTo(Reason.CERTIFICATE_NOT_TRUSTED);
    assertThat(refused.detail()).isEqualTo("OTHER_NAME");
    assertThat(calls).hasValue(0);
  }

  @Test
  void refusesAnExpiredCertificate() throws Exception {
    URI origin = https(authority.expiredServerFor("localhost"), e -> answer(e, 200, "here"));

    OutboundException refused = failure(trusting(origin), origin, ANY);
    assertThat(refused.reason()).isEqualTo(Reason.CERTIFICATE_NOT_TRUSTED);
    assertThat(refused.detail()).isEqualTo("EXPIRED");
    assertThat(calls).hasValue(0);
  }

  @Test
  void callsTheProxyForPublicHostsAndNoneForTrustedOrigins() throws Exception {
    List<String> asked = new ArrayList<>();
    URI proxy =
        plain(
            socket -> {
              asked.add(skipHead(socket));
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nsays".getBytes(UTF_8));
            });
    URI trusted = https(authority.serverFor("localhost"), e -> answer(e, 200, "here"));
    OutboundHttp http =
        with(Map.of(Setting.OUTBOUND_PROXY, proxy.toString()), InetAddress::getAllByName, trusted);

    assertThat(http.send(get(trusted), ANY).getBody()).isEqualTo("here");
    assertThat(failure(http, URI.create("https://10.0.0.1"), ANY).reason())
        .isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(failure(http, URI.create("https://localhost"), ANY).reason())
        .isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(asked).isEmpty();

    OutboundException refused = failure(http, URI.create("https://acme.okta.com"), ANY);
    assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(asked).containsExactly("CONNECT acme.okta.com:443 HTTP/1.1");
  }

  @Test
  void speaksTlsWithThePublicHostThroughTheProxyAndNotWithTheProxy() throws Exception {
    URI server = https(authority.serverFor("acme.okta.com"), e -> answer(e, 200, "here"));
    URI proxy =
        plain(
            socket -> {
              skipHead(socket);
              socket.getOutputStream().write("HTTP/1.1 200 Established\r\n\r\n".getBytes(UTF_8));
              try (Socket target = new Socket("localhost", server.getPort())) {
                threads.submit(() -> target.getInputStream().transferTo(socket.getOutputStream()));
                socket.getInputStream().transferTo(target.getOutputStream());
              }
            });
    OutboundHttp http =
        with(
            Map.of(Setting.OUTBOUND_PROXY, proxy.toString()),
            host -> {
              assertThat(host).isEqualTo("localhost");
              return InetAddress.getAllByName(host);
            });

    assertThat(http.send(get(URI.create("https://acme.okta.com")), ANY).getBody())
        .isEqualTo("here");
    assertThat(failure(http, URI.create("https://other.okta.com"), ANY).reason())
        .isEqualTo(Reason.CERTIFICATE_NOT_TRUSTED);
  }

  private static String skipHead(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) socket.getInputStream().read());
    }
    return head.substring(0, head.indexOf("\r"));
  }
}

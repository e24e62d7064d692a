package dev.connections.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleTest {
  private static final String METADATA = "/.well-known/okta-organization";

  @TempDir static Path folder;
  static Sandbox sandbox;
  static TestClient client;

  private final Organization acme = sandbox.acme();
  private final String url = acme.origin() + METADATA;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    client = new TestClient(sandbox.caFile(), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @AfterEach
  void calm() {
    acme.calm();
  }

  @Test
  void isDownAndComesBackAtTheSameAddress() throws Exception {
    acme.cause(Trouble.DOWN);
    assertThatThrownBy(() -> client.get(url)).isInstanceOf(ConnectException.class);

    acme.calm();
    assertThat(client.get(url).status()).isEqualTo(200);
  }

  @Test
  void concernsTheCallsThatItIsMeantFor() throws Exception {
    acme.cause(Trouble.UNAVAILABLE, Reach.TOKEN);

    assertThat(client.get(url).status()).isEqualTo(200);
    assertThat(client.token(acme.origin(), acme.app(ReadyApp.BACKUP), "okta.users.read").status())
        .isEqualTo(503);
  }

  @Test
  void throttles() throws Exception {
    acme.cause(Trouble.THROTTLED, Reach.METADATA);
    var reply = client.get(url);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("X-Rate-Limit-Remaining")).isEqualTo("0");
    assertThat(Long.parseLong(reply.header("X-Rate-Limit-Reset"))).isPositive();
  }

  @Test
  void throttlesNoMetadataOnTheWay() throws Exception {
    acme.cause(Trouble.THROTTLED);

    assertThat(client.get(url).status()).isEqualTo(200);
    assertThat(client.token(acme.origin(), acme.app(ReadyApp.BACKUP), "okta.users.read").status())
        .isEqualTo(429);
  }

  @Test
  void tellsTheConcurrencyLimitByALimitOfZero() throws Exception {
    acme.cause(Trouble.TOO_MANY_AT_ONCE, Reach.METADATA);
    var reply = client.get(url);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("X-Rate-Limit-Limit")).isEqualTo("0");
  }

  @Test
  void breaksItsJson() throws Exception {
    acme.cause(Trouble.BROKEN_JSON);
    var reply = client.get(url);

    assertThat(reply.status()).isEqualTo(200);
    assertThatThrownBy(reply::json).isInstanceOf(ParseException.class);
  }

  @Test
  void answersWithAWebPage() throws Exception {
    acme.cause(Trouble.HTML);

    assertThat(client.get(url).header("Content-Type")).startsWith("text/html");
  }

  @Test
  void redirectsToTheOtherOrganization() throws Exception {
    acme.cause(Trouble.REDIRECT);
    var reply = client.get(url);

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo(sandbox.globex().origin() + METADATA);
  }

  @Test
  void sendsWithoutEnd() throws Exception {
    acme.cause(Trouble.ENDLESS_BODY);
    try (InputStream body = open()) {
      assertThat(body.readNBytes(5_000_000)).hasSize(5_000_000);
    }
  }

  @Test
  void drips() throws Exception {
    acme.cause(Trouble.DRIPPING_BODY);
    try (InputStream body = open()) {
      assertThat(body.readNBytes(2)).isEqualTo(new byte[] {'[', ' '});
    }
  }

  @Test
  void stalls() {
    acme.cause(Trouble.STALLED);
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMillis(300)).build();

    assertThatThrownBy(() -> http().send(request, HttpResponse.BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);
  }

  private static HttpClient http() {
    return HttpClient.newBuilder().sslContext(TestClient.trusting(sandbox.caFile())).build();
  }

  private InputStream open() throws IOException, InterruptedException {
    return http()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(),
            HttpResponse.BodyHandlers.ofInputStream())
        .body();
  }
}

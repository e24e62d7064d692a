package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endpoints that a load balancer asks, with a real PostgreSQL behind. */
class HealthLongIT {
  private static final Duration PROMISED = Duration.ofSeconds(5);
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  /** The server would make something else of each piece of it. */
  private static final String PASSWORD = " exp${x} a\\{b pa${HOME}w ENV${ENV=HOME}x '#\" ";

  private static final String CUT =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'connections'";

  private static Product product;
  private static Postgres postgres;

  @BeforeAll
  static void start() {
    product = Product.named("health");
    postgres = Postgres.in(product.folder());
    product.with(postgres.environment("connections", PASSWORD)).start();
  }

  @AfterAll
  static void stop() {
    product.close();
    postgres.close();
  }

  @Test
  void namesItsOwnChecksWithoutSignIn() {
    assertThat(product.get("/health/ready").body())
        .contains("\"database\"", "\"migrations\"", "\"secret-keys\"", "\"accepting-work\"");
    assertThat(product.get("/health/live").body()).contains("\"process\"");
    assertThat(product.get("/health/started").body()).contains("\"started\"");
  }

  @Test
  void tellsNothingAboutTheDatabaseButWhetherItWorks() {
    assertThat(product.get("/health").body())
        .doesNotContainIgnoringCase("postgres")
        .doesNotContainIgnoringCase("jdbc")
        .doesNotContain(product.folder().toString());
  }

  @Test
  void isDownWhileTheDatabaseIsStoppedAndUpAgainByItself() {
    postgres.stop();
    try {
      Poll.until(PROMISED, () -> assertReady(503));
      assertThat(product.get("/health/live").statusCode()).isEqualTo(200);
    } finally {
      postgres.start();
    }

    Poll.until(RECOVERY, () -> assertReady(200));
  }

  @Test
  void isDownWhileTheDatabaseIsFrozenAndUpAgainByItself() {
    postgres.freeze();
    try {
      Poll.until(PROMISED, () -> assertReady(503));
      assertThat(product.get("/health/live").statusCode()).isEqualTo(200);
    } finally {
      postgres.resume();
    }

    Poll.until(RECOVERY, () -> assertReady(200));
  }

  /** The standby that a pair of servers fails over to, and a server that was told to be careful. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "alter database connections set default_transaction_read_only = on; " + CUT,
        "alter system set default_transaction_read_only = on; select pg_reload_conf()"
      })
  void isDownWhileTheDatabaseIsReadOnlyAndUpAgainByItself(String change, String effect) {
    Poll.until(RECOVERY, () -> assertReady(200));
    List<Integer> before = postgres.sessions("connections");
    assertThat(before).isNotEmpty();

    postgres.execute(change, effect);
    try {
      Poll.until(PROMISED, () -> assertReady(503));
      assertThat(product.get("/health/live").statusCode()).isEqualTo(200);
      Poll.until(
          PROMISED,
          () -> assertThat(postgres.sessions("connections")).doesNotContainAnyElementsOf(before));
    } finally {
      postgres.execute(
          "alter database connections reset default_transaction_read_only",
          "alter system reset default_transaction_read_only",
          "select pg_reload_conf()");
    }

    Poll.until(RECOVERY, () -> assertReady(200));
    assertThat(product.get("/login.xhtml").statusCode()).isIn(200, 302, 303);
  }

  @Test
  void goesOnWithNewConnectionsWhenAllAreCut() {
    Poll.until(RECOVERY, () -> assertReady(200));
    List<Integer> before = postgres.sessions("connections");

    postgres.execute(CUT);

    Poll.until(
        RECOVERY,
        () ->
            assertThat(postgres.sessions("connections"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(before));
    Poll.until(RECOVERY, () -> assertReady(200));
  }

  @Test
  void endsAStartThatMayMakeNoTablesWithTheGrantThatIsMissing() {
    try (Product refused = Product.named("no-grant")) {
      postgres.execute("create role plain login password 'plain'", "create database d_plain");
      refused
          .with(postgres.environment())
          .with("CONNECTIONS_DATASOURCE_URL", postgres.url().replace("/postgres?", "/d_plain?"))
          .with("CONNECTIONS_DATASOURCE_USER", "plain")
          .with("CONNECTIONS_DATASOURCE_PASSWORD", "plain")
          .launch();

      assertThat(refused.awaitExit()).isEqualTo(1);
      assertThat(refused.console().lines().reduce((first, last) -> last).orElseThrow())
          .contains("user plain", "schema public", "GRANT CREATE, USAGE ON SCHEMA public TO plain;")
          .doesNotContainIgnoringCase("backup");
    }
  }

  @Test
  void turnsDownOnSigtermAndFinishesWhatIsUnderWay() throws Exception {
    try (Product draining = Product.named("drain");
        Postgres own = Postgres.in(draining.folder())) {
      draining.with(own.environment()).with("CONNECTIONS_SHUTDOWN_DRAIN_SECONDS", "8").start();
      try (Socket underWay = new Socket("localhost", draining.port())) {
        OutputStream out = underWay.getOutputStream();
        out.write(
            ("POST /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: text/plain\r\nContent-Length: 4\r\n\r\nhe")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();

        draining.terminate();

        Poll.until(
            PROMISED,
            () ->
                assertThat(draining.get("/health/ready"))
                    .returns(503, HttpResponse::statusCode)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("accepting-work"));
        out.write("re".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        assertThat(
                new BufferedReader(
                        new InputStreamReader(underWay.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine())
            .startsWith("HTTP/1.1 ");
      }
      assertThat(draining.awaitExit()).isIn(0, 143);
    }
  }

  private static void assertReady(int status) {
    assertThat(product.get("/health/ready").statusCode()).isEqualTo(status);
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Authority;
import dev.connections.sandbox.server.Call;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How many applications a second the product verifies when somebody presses <em>Verify</em> over
 * the list of 1,000 connections, on either database and by two nodes on one PostgreSQL, beside a
 * bare HTTP client that sends the same requests with assertions signed before. The pretend
 * organizations run in this process, product and database on the same machine; rounds of either
 * take turns. The time of a verification ends with the last request that the organizations got.
 * Prints medians, the processor time of each, which other work of the machine does not count in,
 * and how many requests, statements and transactions one verification takes.
 *
 * <p>{@code mvn -pl connections-ear -am verify -Dtest=None -Dit.test=BulkVerificationRate
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}, with {@code
 * -Dmany=200} for another number, and {@code -Drounds=1}
 */
class BulkVerificationRate {
  private static final int MANY = Integer.getInteger("many", 1_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int WARM_UP = Integer.getInteger("warm-up", 1);
  private static final int CLIENTS = 16;

  /** Fewer than a bulk verification takes that makes no progress. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** As often as the page itself looks. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

  private final String secretKeys = Postgres.secretKeys();

  @Test
  void postgresql() throws Exception {
    Product first = Product.named("bulk-rate");
    Product second = Product.named("bulk-rate-second");
    try (Sandbox sandbox = sandbox(first);
        Postgres postgres = Postgres.in(first.folder())) {
      for (Product node : List.of(first, second)) {
        configured(node, sandbox)
            .with(postgres.environment())
            .with("CONNECTIONS_SECRETS_KEYS", secretKeys);
      }
      String url = postgres.url().replaceAll("[?].*", "");
      filled(first, sandbox, url, "postgres");
      first.start();
      Visitor visitor = People.administrator(first);
      Bare bare = new Bare(sandbox, requests(sandbox, visitor));
      count(postgres, visitor);
      Callable<List<ProcessHandle>> database = postgres::processes;
      compare("PostgreSQL, one node", sandbox, visitor, bare, List.of(first), database);
      second.start();
      compare("PostgreSQL, two nodes", sandbox, visitor, bare, List.of(first, second), database);
    } finally {
      first.close();
      second.close();
    }
  }

  @Test
  void h2() throws Exception {
    Product product = Product.named("bulk-rate-h2");
    String url =
        "jdbc:h2:file:"
            + product.data().resolve("connections")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0";
    try (Sandbox sandbox = sandbox(product)) {
      configured(product, sandbox).with("CONNECTIONS_SECRETS_KEYS", secretKeys);
      filled(product, sandbox, url, "connections");
      product.start();
      Visitor visitor = People.administrator(product);
      Bare bare = new Bare(sandbox, requests(sandbox, visitor));
      compare("H2", sandbox, visitor, bare, List.of(product), List::of);
    } finally {
      product.close();
    }
  }

  private static Sandbox sandbox(Product product) throws Exception {
    Sandbox sandbox =
        Sandbox.start(SandboxOptions.onFreePorts(product.folder().resolve("sandbox")));
    sandbox.organizations().forEach(one -> one.limitTo(10_000_000));
    return sandbox;
  }

  /** As operators run it, and not as tests do, which start often. */
  private static Product configured(Product product, Sandbox sandbox) {
    return product.with(sandbox.environment()).jvm("-XX:TieredStopAtLevel=4");
  }

  private void filled(Product product, Sandbox sandbox, String url, String user) throws Exception {
    try (Product migrating = product.start()) {
      People.administrator(migrating);
    }
    try (Connection jdbc = DriverManager.getConnection(url, user, "")) {
      VerifiableApplications.load(jdbc, MANY, secretKeys, sandbox.organizations(), apps(sandbox));
    }
    Files.delete(product.output());
  }

  private static List<ServiceApp> apps(Sandbox sandbox) {
    return sandbox.organizations().stream()
        .map(one -> one.app(ReadyApp.BACKUP_WITH_GRANTS))
        .toList();
  }

  /** What one verification asks of each organization, in order; nothing twice. */
  private static List<List<Call>> requests(Sandbox sandbox, Visitor visitor) {
    List<List<Call>> all = new ArrayList<>();
    sandbox.organizations().forEach(Organization::forgetCalls);
    verify(visitor, "?q=bench+000", 1);
    verify(visitor, "?q=bench+001", 1);
    for (Organization organization : sandbox.organizations()) {
      List<Call> calls = new ArrayList<>(organization.calls());
      Collections.reverse(calls);
      // A token with scopes that the organization does not know is refused.
      calls.removeIf(call -> call.status() != 200);
      assertThat(calls).extracting(call -> call.path() + call.query()).doesNotHaveDuplicates();
      all.add(calls);
    }
    System.out.printf("%nRequests of one verification: %d%n", all.get(0).size());
    all.get(0).forEach(call -> System.out.println(call.method() + " " + call.path()));
    return all;
  }

  private static void count(Postgres postgres, Visitor visitor) {
    int few = Math.min(100, MANY);
    postgres.logStatements(true);
    // All sessions of the product look.
    verify(visitor, "?q=bench+0", few);
    visitor.get("/connections/connections.xhtml?q=bench+0");
    Postgres.Logged logged =
        postgres.logged(
            () -> {
              visitor.press("actionsForm", "verify");
              Poll.until(
                  LONGEST,
                  () ->
                      assertThat(postgres.count("verification_batch where ended_at is null"))
                          .isZero());
            });
    postgres.logStatements(false);
    System.out.printf(
        Locale.ROOT,
        "%nA verification takes %.1f statements in %.1f transactions%n",
        logged.statements() / (double) few,
        logged.transactions() / (double) few);
  }

  /**
   * @param database its processes; none where it is part of the product
   */
  private static void compare(
      String what,
      Sandbox sandbox,
      Visitor visitor,
      Bare bare,
      List<Product> nodes,
      Callable<List<ProcessHandle>> database)
      throws Exception {
    List<ProcessHandle> products = nodes.stream().map(node -> node.process().toHandle()).toList();
    List<ProcessHandle> here = List.of(ProcessHandle.current());
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      double[] before = {cpu(products), cpu(database.call()), cpu(here)};
      Instant start = Instant.now();
      verify(visitor, "", MANY);
      double product = MANY * 1e9 / Duration.between(start, lastCall(sandbox)).toNanos();
      double[] after = {cpu(products), cpu(database.call()), cpu(here)};
      double client = bare.rate();
      System.out.printf(
          Locale.ROOT,
          "%s, round %d: %.1f a second, bare %.1f; milliseconds of processor for each: product"
              + " %.1f, database %.1f, organizations %.1f, bare client and organizations %.1f%n",
          what,
          round,
          product,
          client,
          (after[0] - before[0]) / MANY,
          (after[1] - before[1]) / MANY,
          (after[2] - before[2]) / MANY,
          (cpu(here) - after[2]) / MANY);
      if (round >= 0) {
        ours.add(product);
        theirs.add(client);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n%s: %.1f applications verified a second, %.1f by a bare client with the same requests,"
            + " which is %.2f of them%n",
        what,
        median(ours),
        median(theirs),
        median(ours) / median(theirs));
  }

  /** Milliseconds, which other work of the machine does not count in. */
  private static double cpu(List<ProcessHandle> processes) {
    return processes.stream()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toMillis)
        .sum();
  }

  private static Instant lastCall(Sandbox sandbox) {
    return sandbox.organizations().stream()
        .map(one -> one.calls().get(0).at())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** As a person does it, who stays on the page. */
  private static void verify(Visitor visitor, String filter, int expected) {
    String page = "/connections/connections.xhtml" + filter;
    visitor.get(page);
    visitor.press("actionsForm", "verify");
    String count = String.format(Locale.ROOT, "%,d", expected);
    String end = "Verified " + count + " of " + count + " applications: " + count + " work,";
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!visitor.get(page).page().contains(end)) {
      assertThat(System.nanoTime()).as(visitor.page()).isLessThan(deadline);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    sorted.sort(null);
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** Sends the requests again, with a token of its own for each verification. */
  private static final class Bare {
    private final List<ServiceApp> apps;
    private final List<List<Call>> requests;
    private final HttpClient http;

    Bare(Sandbox sandbox, List<List<Call>> requests) throws Exception {
      this.apps = apps(sandbox);
      this.requests = requests;
      this.http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .sslContext(Authority.trusted(sandbox.caFile()))
              .build();
    }

    double rate() throws Exception {
      List<Callable<Object>> all = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        int app = i % apps.size();
        Call token =
            requests.get(app).stream()
                .filter(call -> call.method().equals("POST"))
                .findFirst()
                .orElseThrow();
        HttpRequest signed = tokenRequest(apps.get(app), token);
        all.add(() -> verify(requests.get(app), signed));
      }
      ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
      try {
        long start = System.nanoTime();
        for (Future<Object> each : threads.invokeAll(all)) {
          each.get();
        }
        return MANY * 1e9 / (System.nanoTime() - start);
      } finally {
        threads.shutdownNow();
      }
    }

    private Object verify(List<Call> calls, HttpRequest signed) throws Exception {
      String token = "";
      for (Call call : calls) {
        if (call.method().equals("POST")) {
          Matcher found = TOKEN.matcher(send(signed));
          assertThat(found.find()).isTrue();
          token = found.group(1);
        } else {
          HttpRequest.Builder request =
              HttpRequest.newBuilder(URI.create(call.origin() + call.path() + call.query()))
                  .header("Accept", "application/json");
          send(
              (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token))
                  .build());
        }
      }
      return null;
    }

    private String send(HttpRequest request) throws Exception {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }

    /** For what was granted then, which the pretend organization notes beside its answer. */
    private static HttpRequest tokenRequest(ServiceApp app, Call call) throws Exception {
      URI endpoint = URI.create(call.origin() + call.path());
      RSAKey key = RSAKey.parse(app.key().privateJwk());
      PrivateKeyJWT assertion =
          new PrivateKeyJWT(
              new ClientID(app.clientId()),
              endpoint,
              JWSAlgorithm.RS256,
              key.toPrivateKey(),
              key.getKeyID(),
              null);
      TokenRequest token =
          new TokenRequest.Builder(endpoint, assertion, new ClientCredentialsGrant())
              .scope(new Scope(call.note().split(" ")))
              .build();
      return HttpRequest.newBuilder(endpoint)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .header("Accept", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(token.toHTTPRequest().getBody()))
          .build();
    }
  }
}

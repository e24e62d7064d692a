package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * How long the product takes to answer a request for the tabs Connections and Applications at 100
 * and at 100,000 connections, on both databases, with README's memory: the whole page, with every
 * row, number and tile on it. All requests are sent in turn, round after round, each of them twice:
 * rounds are further apart than anything could be kept, and the second time shows what keeping
 * would save. Prints the medians of both, and the slowest first time.
 *
 * <p>{@code mvn -pl connections-ear -am verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false
 * -Dit.test=ConnectionListBenchmark -Dfailsafe.failIfNoSpecifiedTests=false}, with {@code
 * -Dmany=20000} for another number, and {@code -Dmost=1000000} for a third one on PostgreSQL alone
 */
class ConnectionListBenchmark {
  private static final int FEW = 100;
  private static final int MANY = Integer.getInteger("many", 100_000);
  private static final int MOST = Integer.getInteger("most", 0);
  private static final int WARM_UP = Integer.getInteger("warm-up", 4);
  private static final int ROUNDS = Integer.getInteger("rounds", 7);

  /** Between the beginnings of two rounds, longer than anything was ever kept. */
  private static final long APART = 11_000_000_000L;

  private static final int PAGE = 20;

  /** So far are pages turned. */
  private static final int TURNED = 10_000;

  private static final String CONNECTIONS = "/connections/connections.xhtml?";
  private static final String APPLICATIONS = "/applications/applications.xhtml?";
  private static final List<String> SORTS =
      List.of(
          "name",
          "workload",
          "organization",
          "applications",
          "status",
          "expiry",
          "checked",
          "connectors");

  /** By database and number of connections. */
  private static final Map<String, Map<String, Times>> MEASURED = new LinkedHashMap<>();

  /** Of each request: asked for the first time in a round, and at once again. */
  private record Times(double[] first, double[] again) {
    private Times() {
      this(new double[ROUNDS], new double[ROUNDS]);
    }

    private void sort() {
      Arrays.sort(first);
      Arrays.sort(again);
    }
  }

  @Test
  void postgresql() throws Exception {
    Product product = Product.named("benchmark-postgresql");
    try (Postgres postgres = Postgres.in(product.folder().resolve("pg"))) {
      String url = postgres.url().replaceAll("[?].*", "");
      measure("PostgreSQL", product.with(postgres.environment()), url, "postgres");
    }
  }

  @Test
  void h2() throws Exception {
    Product product = Product.named("benchmark-h2");
    Path file = product.data().resolve("connections");
    String url =
        "jdbc:h2:file:"
            + file
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0";
    measure("H2", product, url, "connections");
  }

  private static void measure(String database, Product product, String url, String user)
      throws Exception {
    product.jvm("-Xmx256m").jvm("-XX:TieredStopAtLevel=4");
    try (Product first = product.start()) {
      People.administrator(first);
    }
    for (int connections : sizes(database)) {
      long start = System.nanoTime();
      try (Connection jdbc = DriverManager.getConnection(url, user, "")) {
        ManyConnections.load(jdbc, connections);
      }
      System.out.printf(
          Locale.ROOT,
          "%s: %,d connections with %,d applications loaded in %.0f s%n",
          database,
          connections,
          connections * 5L / 2,
          (System.nanoTime() - start) / 1e9);
      // Of the start before; a product is ready by a line in it.
      Files.delete(product.output());
      try (Product again = product.start()) {
        MEASURED.put(database + connections, times(again, requests(connections)));
      }
    }
  }

  private static List<Integer> sizes(String database) {
    List<Integer> sizes = new ArrayList<>(List.of(FEW, MANY));
    if (MOST > 0 && database.equals("PostgreSQL")) {
      sizes.add(MOST);
    }
    return sizes;
  }

  private static Map<String, Times> times(Product product, Map<String, String> requests)
      throws InterruptedException {
    Visitor visitor = People.administrator(product);
    Map<String, Times> times = new LinkedHashMap<>();
    requests.keySet().forEach(name -> times.put(name, new Times()));
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (Map.Entry<String, String> request : requests.entrySet()) {
        double first = millis(visitor, request);
        double again = millis(visitor, request);
        if (round >= 0) {
          times.get(request.getKey()).first[round] = first;
          times.get(request.getKey()).again[round] = again;
        }
      }
      TimeUnit.NANOSECONDS.sleep(APART - (System.nanoTime() - start));
    }
    times.values().forEach(Times::sort);
    return times;
  }

  private static double millis(Visitor visitor, Map.Entry<String, String> request) {
    long start = System.nanoTime();
    visitor.get(request.getValue());
    double taken = (System.nanoTime() - start) / 1e6;
    boolean none = request.getKey().contains("none");
    assertThat(visitor.page())
        .as(request.getKey())
        .containsPattern(none ? "No connection matches" : "<[ab] class=\"name\"");
    return taken;
  }

  private static Map<String, String> requests(int connections) {
    int active = Math.min(TURNED, connections - (connections + 193) / 200);
    int last = (active - 1) / PAGE * PAGE;
    int middle = last / 2 / PAGE * PAGE;
    int many = Math.min(TURNED, connections / 100 * 33);
    String none = connections < 500 ? ", none" : "";
    Map<String, String> all = new LinkedHashMap<>();
    all.put("first page", CONNECTIONS);
    all.put("last page", CONNECTIONS + "first=" + last);
    all.put("page in the middle", CONNECTIONS + "first=" + middle);
    for (String sort : SORTS) {
      all.put("by " + sort, CONNECTIONS + "sort=" + sort);
      all.put("by " + sort + ", last page", CONNECTIONS + "sort=" + sort + "&first=" + last);
      all.put("by " + sort + ", descending", CONNECTIONS + "sort=-" + sort);
    }
    all.put("only Okta", CONNECTIONS + "workload=OKTA");
    all.put("only critical", CONNECTIONS + "status=CRITICAL");
    all.put("only without issues", CONNECTIONS + "status=NO_ISSUES");
    all.put("no issues, by expiry", CONNECTIONS + "status=NO_ISSUES&sort=expiry");
    all.put("critical, by check", CONNECTIONS + "status=CRITICAL&sort=checked");
    all.put("Okta, critical" + none, CONNECTIONS + "workload=OKTA&status=CRITICAL&sort=expiry");
    all.put("acknowledged" + none, CONNECTIONS + "status=ACKNOWLEDGED");
    all.put("ends within 30 days", CONNECTIONS + "expires=30&sort=expiry");
    all.put("within 30 days, by name", CONNECTIONS + "expires=30");
    all.put("removed", CONNECTIONS + "life=REMOVED");
    all.put("text of 1 letter", CONNECTIONS + "q=c");
    all.put("text of 2 letters", CONNECTIONS + "q=co");
    all.put("text of 2 letters, far", CONNECTIONS + "q=wo");
    all.put("text of 3 letters", CONNECTIONS + "q=okt");
    all.put("text that few have", CONNECTIONS + "q=ltd+000000048");
    all.put("text that many have", CONNECTIONS + "q=okta.com");
    all.put("the same, in the middle", CONNECTIONS + "q=okta.com&first=" + many / 2 / PAGE * PAGE);
    all.put("the same, by check", CONNECTIONS + "q=okta.com&sort=checked");
    all.put("text of the last names", CONNECTIONS + "q=woodgrove");
    all.put("text that none has", CONNECTIONS + "q=fabrikam");
    all.put("text, Okta, no issues", CONNECTIONS + "q=okta&workload=OKTA&status=NO_ISSUES");
    all.put("applications", APPLICATIONS);
    all.put("applications, by check", APPLICATIONS + "sort=checked");
    all.put("to reauthenticate", APPLICATIONS + "status=REAUTHENTICATE&sort=status");
    all.put("applications, few", APPLICATIONS + "q=ltd+000000048");
    all.put("applications, many", APPLICATIONS + "q=okta.com");
    return all;
  }

  @AfterAll
  static void print() {
    System.out.printf("%nMilliseconds of a request, medians of %d%n", ROUNDS);
    for (Map.Entry<String, Map<String, Times>> measured : MEASURED.entrySet()) {
      System.out.printf("%n%-28s %8s %8s %8s%n", measured.getKey(), "first", "again", "slowest");
      measured
          .getValue()
          .forEach(
              (request, times) ->
                  System.out.printf(
                      Locale.ROOT,
                      "%-28s %8.1f %8.1f %8.1f%n",
                      request,
                      times.first[ROUNDS / 2],
                      times.again[ROUNDS / 2],
                      times.first[ROUNDS - 1]));
    }
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * How long the product takes to answer a request for the tab Connections at 100 and at 100,000
 * connections, on both databases: the whole page, with every row, number and tile on it. All
 * requests are sent in turn, round after round; prints the medians and, as it may have to count
 * anew, the slowest round.
 *
 * <p>{@code mvn -pl connections-ear -am verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false
 * -Dit.test=ConnectionListBenchmark -Dfailsafe.failIfNoSpecifiedTests=false}, with {@code
 * -Dmany=20000} for another number
 */
class ConnectionListBenchmark {
  private static final int FEW = 100;
  private static final int MANY = Integer.getInteger("many", 100_000);
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 11;
  private static final int PAGE = 20;
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
  private static final Map<String, Map<String, double[]>> MEASURED = new LinkedHashMap<>();

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
    product.jvm("-Xmx1g").jvm("-XX:TieredStopAtLevel=4");
    try (Product first = product.start()) {
      People.administrator(first);
    }
    for (int connections : new int[] {FEW, MANY}) {
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
        MEASURED.put(database + connections, millis(again, requests(connections)));
      }
    }
  }

  private static Map<String, double[]> millis(Product product, Map<String, String> requests) {
    Visitor visitor = People.administrator(product);
    Map<String, double[]> millis = new LinkedHashMap<>();
    requests.keySet().forEach(name -> millis.put(name, new double[ROUNDS]));
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (Map.Entry<String, String> request : requests.entrySet()) {
        long start = System.nanoTime();
        visitor.get("/connections/connections.xhtml?" + request.getValue());
        double taken = (System.nanoTime() - start) / 1e6;
        boolean none = request.getKey().contains("none");
        assertThat(visitor.page()).contains(none ? "No connection matches" : "<a class=\"name\"");
        if (round >= 0) {
          millis.get(request.getKey())[round] = taken;
        }
      }
    }
    millis.values().forEach(Arrays::sort);
    return millis;
  }

  private static Map<String, String> requests(int connections) {
    int active = connections - (connections + 193) / 200;
    int last = (active - 1) / PAGE * PAGE;
    Map<String, String> all = new LinkedHashMap<>();
    all.put("first page", "");
    all.put("last page", "first=" + last);
    all.put("page in the middle", "first=" + last / 2 / PAGE * PAGE);
    for (String sort : SORTS) {
      all.put("by " + sort, "sort=" + sort);
      all.put("by " + sort + ", last page", "sort=" + sort + "&first=" + last);
      all.put("by " + sort + ", descending", "sort=-" + sort);
    }
    all.put("only Okta", "workload=OKTA");
    all.put("only critical", "status=CRITICAL");
    all.put("only without issues", "status=NO_ISSUES");
    all.put("no issues, by expiry", "status=NO_ISSUES&sort=expiry");
    all.put("ends within 30 days", "expires=30&sort=expiry");
    all.put("within 30 days, by name", "expires=30");
    all.put("removed", "life=REMOVED");
    all.put("text that few have", "q=ltd+000000048");
    all.put("text that many have", "q=okta.com");
    all.put("text that none has", "q=fabrikam");
    all.put("text, Okta, no issues", "q=okta&workload=OKTA&status=NO_ISSUES");
    return all;
  }

  @AfterAll
  static void print() {
    String line = "%-28s %8s %8s %6s %8s   %8s %8s %6s %8s%n";
    String many = String.format(Locale.ROOT, "%,d", MANY);
    System.out.printf("%nMilliseconds of a request, medians of %d%n", ROUNDS);
    System.out.printf(line, "", "PostgreSQL", "", "", "", "H2", "", "", "");
    System.out.printf(line, "", FEW, many, "times", "slowest", FEW, many, "times", "slowest");
    for (String request : requests(FEW).keySet()) {
      System.out.printf(
          "%-28s %s   %s%n", request, columns("PostgreSQL", request), columns("H2", request));
    }
  }

  private static String columns(String database, String request) {
    if (!MEASURED.containsKey(database + MANY)) {
      return "";
    }
    double few = MEASURED.get(database + FEW).get(request)[ROUNDS / 2];
    double[] many = MEASURED.get(database + MANY).get(request);
    double median = many[ROUNDS / 2];
    return String.format(
        Locale.ROOT, "%8.1f %8.1f %6.1f %8.1f", few, median, median / few, many[ROUNDS - 1]);
  }
}

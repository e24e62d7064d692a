package dev.connections.connection;

import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.ConnectionFilter;
import dev.connections.console.ConnectionLife;
import dev.connections.console.ConnectionSort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the tab Connections waits for its list at 100 and at 100,000 connections: rows, their
 * number, capabilities and the tiles above, by the statements of the product, without a server
 * around them. Prints medians in milliseconds: with every number counted anew, and as {@link
 * KeptCounts} has it within a second of that.
 *
 * <p>{@code mvn -pl connections-ejb -am test -Dtest=ConnectionListBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}, with {@code -Dmany=10000} for another number
 */
class ConnectionListBenchmark {
  private static final int FEW = 100;
  private static final int MANY = Integer.getInteger("many", 100_000);
  private static final int ROUNDS = 11;
  private static final int WARM_UP = 20;
  private static final int PAGE = 20;
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void postgresql() throws Exception {
    try (EmbeddedPostgres few = postgres("few");
        EmbeddedPostgres many = postgres("many")) {
      compare("PostgreSQL", few.getPostgresDatabase(), many.getPostgresDatabase());
    }
  }

  @Test
  void h2() throws Exception {
    JdbcConnectionPool few = h2("few");
    JdbcConnectionPool many = h2("many");
    try {
      compare("H2", few, many);
    } finally {
      few.dispose();
      many.dispose();
    }
  }

  private EmbeddedPostgres postgres(String name) throws Exception {
    return EmbeddedPostgres.builder().setDataDirectory(folder.resolve(name)).start();
  }

  private JdbcConnectionPool h2(String name) {
    return JdbcConnectionPool.create(
        "jdbc:h2:file:"
            + folder.resolve(name)
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
        "sa",
        "");
  }

  private static void compare(String database, DataSource few, DataSource many) throws Exception {
    try (EntityManagerFactory small = filled(few, FEW);
        EntityManagerFactory large = filled(many, MANY)) {
      System.out.printf(
          Locale.ROOT,
          "%n%s: %,d connections with %,d applications, medians of %d in ms%n%-34s %8s %8s %7s %8s %7s%n",
          database,
          ManyConnections.count(many, "connection"),
          ManyConnections.count(many, "application"),
          ROUNDS,
          "",
          "100",
          String.format(Locale.ROOT, "%,d", MANY),
          "times",
          "kept",
          "times");
      Map<String, ConnectionFilter> atFew = requests(FEW);
      Map<String, ConnectionFilter> atMany = requests(MANY);
      atMany.values().forEach(filter -> median(large, filter, 2, false));
      for (int i = 0; i < WARM_UP; i++) {
        atFew.values().forEach(filter -> median(small, filter, 1, false));
      }
      atFew.forEach(
          (name, filter) -> {
            double before = median(small, filter, ROUNDS, false);
            double after = median(large, atMany.get(name), ROUNDS, false);
            double kept = median(large, atMany.get(name), ROUNDS, true);
            System.out.printf(
                Locale.ROOT,
                "%-34s %8.1f %8.1f %7.1f %8.1f %7.1f%n",
                name,
                before,
                after,
                after / before,
                kept,
                kept / before);
          });
    }
  }

  private static EntityManagerFactory filled(DataSource database, int connections)
      throws Exception {
    Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    ManyConnections.load(database, connections);
    return new PersistenceProvider()
        .createEntityManagerFactory(
            "connections",
            Map.of(
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource",
                database,
                "eclipselink.session.customizer",
                Uncustomized.class.getName(),
                "eclipselink.weaving",
                "false"));
  }

  /** The schema is there already. */
  public static final class Uncustomized implements SessionCustomizer {
    @Override
    public void customize(Session session) {
      session.getLogin().useExternalConnectionPooling();
    }
  }

  private static Map<String, ConnectionFilter> requests(int connections) {
    int active = connections - connections / 200;
    int last = (active - 1) / PAGE * PAGE;
    Map<String, ConnectionFilter> all = new LinkedHashMap<>();
    all.put("first page", page(ConnectionSort.NAME, true, 0));
    all.put("last page", page(ConnectionSort.NAME, true, last));
    all.put("page in the middle", page(ConnectionSort.NAME, true, last / 2));
    for (ConnectionSort sort : ConnectionSort.values()) {
      String name = sort.name().toLowerCase(Locale.ROOT);
      all.put("by " + name, page(sort, true, 0));
      all.put("by " + name + ", last page", page(sort, true, last));
      all.put("by " + name + ", descending", page(sort, false, 0));
    }
    all.put("only Okta", filter("", Workload.OKTA, null, null, ConnectionSort.NAME));
    all.put("only critical", filter("", null, Status.CRITICAL, null, ConnectionSort.NAME));
    all.put("only without issues", filter("", null, Status.NO_ISSUES, null, ConnectionSort.NAME));
    all.put(
        "no issues, by expiry", filter("", null, Status.NO_ISSUES, null, ConnectionSort.EXPIRY));
    all.put("ends within 30 days", filter("", null, null, 30, ConnectionSort.EXPIRY));
    all.put("within 30 days, by name", filter("", null, null, 30, ConnectionSort.NAME));
    all.put(
        "text that few have", filter("contoso ltd 00048", null, null, null, ConnectionSort.NAME));
    all.put("text that many have", filter("okta.com", null, null, null, ConnectionSort.NAME));
    all.put("text that none has", filter("fabrikam", null, null, null, ConnectionSort.NAME));
    all.put(
        "text, Okta, critical",
        filter("okta", Workload.OKTA, Status.CRITICAL, null, ConnectionSort.NAME));
    return all;
  }

  private static ConnectionFilter page(ConnectionSort sort, boolean ascending, int first) {
    return new ConnectionFilter(
        "", null, null, null, ConnectionLife.ACTIVE, sort, ascending, first, PAGE);
  }

  private static ConnectionFilter filter(
      String text, Workload workload, Status status, Integer days, ConnectionSort sort) {
    return new ConnectionFilter(
        text, workload, status, days, ConnectionLife.ACTIVE, sort, true, 0, PAGE);
  }

  private static double median(
      EntityManagerFactory factory, ConnectionFilter filter, int rounds, boolean kept) {
    double[] millis = new double[rounds];
    long total = kept ? ask(factory, filter, -1) : -1;
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      ask(factory, filter, total);
      millis[round] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[rounds / 2];
  }

  /**
   * @param kept the number of rows when it and the tally were counted within the last second, -1
   *     when they have to be counted
   */
  private static long ask(EntityManagerFactory factory, ConnectionFilter filter, long kept) {
    try (EntityManager entities = factory.createEntityManager()) {
      ConnectionQuery query = new ConnectionQuery(entities, filter, NOW);
      long total = kept < 0 ? query.count() : kept;
      List<ListedConnection> rows = query.page(total);
      new HeldCapabilities(entities)
          .ofConnections(rows.stream().map(ListedConnection::id).toList());
      if (kept < 0) {
        new TallyQuery(entities, NOW).tally();
      }
      return total;
    }
  }
}

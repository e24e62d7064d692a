package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real PostgreSQL on one port that can be stopped, frozen and started again with its data. */
public final class Postgres implements AutoCloseable {
  private static final String LOG = "postgres.log";

  private static final Pattern STATEMENT =
      Pattern.compile(
          "LOG:  (?:execute [^:]+|statement): (?i:select|insert|update|delete|with)\\b");

  private static final Pattern TRANSACTION =
      Pattern.compile("LOG:  (?:execute [^:]+|statement): (?i:begin)\\b");

  private final Path folder;
  private final int port = Ports.free();
  private EmbeddedPostgres server;

  private Postgres(Path folder) {
    this.folder = folder;
  }

  /** Starts one whose files are below this folder. */
  public static Postgres in(Path folder) {
    Postgres postgres = new Postgres(folder);
    postgres.start();
    return postgres;
  }

  public void start() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(folder.resolve("pg-data"))
              .setOverrideWorkingDirectory(folder.resolve("pg-programs").toFile())
              .setCleanDataDirectory(false)
              .setServerConfig("logging_collector", "on")
              .setServerConfig("log_filename", LOG)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All its processes stop running and keep their connections. */
  public void freeze() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      List<String> command = new ArrayList<>(List.of("kill", "-" + name));
      processes().forEach(p -> command.add(String.valueOf(p.pid())));
      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All of the server. */
  List<ProcessHandle> processes() {
    try {
      long postmaster =
          Long.parseLong(Files.readAllLines(folder.resolve("pg-data/postmaster.pid")).get(0));
      ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
      return Stream.concat(Stream.of(process), process.descendants()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings of a product that uses it, with a fresh secret key. */
  public Map<String, String> environment() {
    return Map.of(
        "CONNECTIONS_DATASOURCE_URL",
        url(),
        "CONNECTIONS_DATASOURCE_USER",
        "postgres",
        "CONNECTIONS_SECRETS_KEYS",
        secretKeys());
  }

  /**
   * The settings of a product that owns a database of its own name, and is asked for a password.
   * Other users come in without one.
   */
  public Map<String, String> environment(String name, String password) {
    try {
      Files.writeString(
          folder.resolve("pg-data/pg_hba.conf"),
          "host all " + name + " all scram-sha-256\nhost all all all trust\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    execute(
        "select pg_reload_conf()",
        "create role " + name + " login password '" + password.replace("'", "''") + "'",
        "create database " + name + " owner " + name);
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("CONNECTIONS_DATASOURCE_URL", url(name));
    environment.put("CONNECTIONS_DATASOURCE_USER", name);
    environment.put("CONNECTIONS_DATASOURCE_PASSWORD", password);
    return environment;
  }

  /** Runs statements as the administrator, who may write to what is read-only for others. */
  public void execute(String... statements) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * How many rows there are.
   *
   * @param from what follows {@code from}
   */
  public int count(String from) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select count(*) from " + from)) {
      found.next();
      return found.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes every statement down from now on, or none any more, as soon as a session looks. */
  public void logStatements(boolean all) {
    execute(
        "alter system set log_statement = '" + (all ? "all" : "none") + "'",
        "select pg_reload_conf()");
  }

  /**
   * How many statements were written down meanwhile, of whomever, but for those that begin and end
   * a transaction.
   */
  public long statements(Runnable work) {
    return logged(work).statements();
  }

  /** Likewise, and in how many transactions. */
  Logged logged(Runnable work) {
    Logged before = logged();
    work.run();
    Logged after = logged();
    return new Logged(
        after.statements() - before.statements(), after.transactions() - before.transactions());
  }

  /** What was written down of statements. */
  record Logged(long statements, long transactions) {}

  private Logged logged() {
    return new Logged(lines(STATEMENT), lines(TRANSACTION));
  }

  private long lines(Pattern pattern) {
    try (Stream<String> lines = Files.lines(folder.resolve("pg-data/log").resolve(LOG))) {
      return lines.filter(pattern.asPredicate()).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processes that serve the connections to this database. */
  public List<Integer> sessions(String database) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select pid from pg_stat_activity where datname = '" + database + "'")) {
      List<Integer> pids = new ArrayList<>();
      while (found.next()) {
        pids.add(found.getInt(1));
      }
      return pids;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public String url() {
    return url("postgres");
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:"
        + port
        + "/"
        + database
        + "?socketTimeout=10&connectTimeout=5&loginTimeout=5";
  }

  /** A JWK set with one new key. */
  public static String secretKeys() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    String k = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    return "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"test\",\"k\":\"" + k + "\"}]}";
  }

  @Override
  public void close() {
    stop();
  }
}

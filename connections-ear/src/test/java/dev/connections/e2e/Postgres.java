package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL on one port that can be stopped, frozen and started again with its data. */
public final class Postgres implements AutoCloseable {
  private final Path folder;
  private final int port = Product.freePort();
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
      long postmaster =
          Long.parseLong(Files.readAllLines(folder.resolve("pg-data/postmaster.pid")).get(0));
      ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
      List<String> command = new ArrayList<>(List.of("kill", "-" + name));
      Stream.concat(Stream.of(process), process.descendants())
          .forEach(p -> command.add(String.valueOf(p.pid())));
      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The settings of a product that uses it, with a fresh secret key. */
  public Map<String, String> environment() {
    return Map.of(
        "CONNECTIONS_DATASOURCE_CLASS_NAME",
        "org.postgresql.ds.PGSimpleDataSource",
        "CONNECTIONS_DATASOURCE_URL",
        url(),
        "CONNECTIONS_DATASOURCE_USER",
        "postgres",
        "CONNECTIONS_SECRETS_KEYS",
        secretKeys());
  }

  public String url() {
    return "jdbc:postgresql://localhost:"
        + port
        + "/postgres?socketTimeout=10&connectTimeout=5&loginTimeout=5";
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

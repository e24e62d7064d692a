package dev.connections.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the database that the system property {@code database} names, before Arquillian reads its
 * configuration, and tells the server where it is. Without the property (unit tests) it does
 * nothing.
 */
public class DatabaseForTests implements LauncherSessionListener {
  private EmbeddedPostgres postgres;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String database = System.getProperty("database");
    if (database == null) {
      return;
    }
    try {
      Path work = Path.of(System.getProperty("work"), database + "-" + System.nanoTime());
      Path temporary = Files.createDirectories(work.resolve("tmp"));
      List<String> options = new ArrayList<>();
      options.add("-Djava.io.tmpdir=" + temporary);
      options.add("-Dconnections.data-directory=" + work);
      options.add("-Dconnections.catalog.directory=" + writeCatalog(work.resolve("catalog")));
      options.add("-Dconnections.activity.file=log/activity.jsonl");
      options.add("-Dconnections.system.okta.client-id=0oasystem");
      options.add("-Dconnections.system.okta.client-secret=secret-of-the-platform");
      options.add("-Dconnections.system.jira.client-id=sites");
      options.add("-Dconnections.system.jira.client-secret=secret-at-the-sites");
      options.addAll(
          List.of(
              "-Xms64m",
              "-Xmx256m",
              "-Xmn28m",
              "-XX:-ShrinkHeapInSteps",
              "-XX:MetaspaceSize=192m",
              "-XX:+UseSerialGC",
              "-XX:+ExitOnOutOfMemoryError"));
      if ("postgresql".equals(database)) {
        postgres = postgres(work.resolve("pg"));
        options.add("-Dconnections.datasource.class-name=org.postgresql.ds.PGSimpleDataSource");
        options.add(
            "-Dconnections.datasource.url=jdbc:postgresql://localhost:"
                + postgres.getPort()
                + "/postgres");
        options.add("-Dconnections.datasource.user=postgres");
        options.add("-Dconnections.secrets.keys-file=" + writeKeys(work));
      } else {
        options.add(
            "-Dconnections.datasource.url=jdbc:h2:file:"
                + work.resolve("connections")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0");
      }
      System.setProperty("server.options", String.join(" ", options));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * For tests, the embedded one does not wait for the disk at a commit. With the system property
   * {@code durable} it does, as PostgreSQL does by itself.
   */
  private static EmbeddedPostgres postgres(Path folder) throws IOException {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(folder);
    if (Boolean.getBoolean("durable")) {
      builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
    }
    return builder.start();
  }

  /** A folder with the file of one more workload. */
  private static Path writeCatalog(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (InputStream file =
        DatabaseForTests.class.getResourceAsStream("/workload/acme-mail.json")) {
      Files.copy(file, folder.resolve("acme-mail.json"));
    }
    return folder;
  }

  private static Path writeKeys(Path work) throws IOException {
    byte[] key = new byte[32];
    new java.security.SecureRandom().nextBytes(key);
    String k = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    return Files.writeString(
        work.resolve("keys.json"),
        "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"test\",\"k\":\"" + k + "\"}]}");
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (postgres != null) {
      try {
        postgres.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}

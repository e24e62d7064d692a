package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real authorization server with one realm, on a free port. */
final class Keycloak implements AutoCloseable {
  private static final Path HOME = Path.of("target", "keycloak").toAbsolutePath();
  private static final Duration START = Duration.ofSeconds(240);

  private final int port;
  private final Path output;
  private final Process process;

  private Keycloak(int port, Path output, Process process) {
    this.port = port;
    this.output = output;
    this.process = process;
  }

  /** Does not wait for it. */
  static Keycloak launch(Path realm) {
    try {
      Path home;
      try (var found = Files.list(HOME)) {
        home =
            found
                .filter(p -> p.getFileName().toString().startsWith("keycloak-"))
                .findFirst()
                .orElseThrow();
      }
      Path imports = Files.createDirectories(home.resolve("data/import"));
      Files.copy(realm, imports.resolve("realm.json"), StandardCopyOption.REPLACE_EXISTING);
      int port = Product.freePort();
      Path output = HOME.resolve("output.txt");
      ProcessBuilder builder =
          new ProcessBuilder(
                  "sh",
                  home.resolve("bin/kc.sh").toString(),
                  "start-dev",
                  "--http-host=localhost",
                  "--http-port=" + port,
                  "--db=dev-mem",
                  "--import-realm")
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
      return new Keycloak(port, output, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String issuer() {
    return origin() + "/realms/acme";
  }

  String origin() {
    return "http://localhost:" + port;
  }

  void awaitReady() {
    Visitor visitor = new Visitor(URI.create(origin()));
    Poll.until(
        START,
        () -> {
          assertThat(process.isAlive()).as("alive, see " + output).isTrue();
          assertThat(visitor.get("/realms/acme/.well-known/openid-configuration").status())
              .isEqualTo(200);
        });
  }

  /**
   * What the realm gives one of its clients.
   *
   * @param grant the form fields of the grant
   */
  JsonNode grant(String client, String grant) {
    String form = grant + "&client_id=" + client + "&client_secret=a-secret-of-the-test";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      String answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      JsonNode given = new ObjectMapper().readTree(answer);
      assertThat(given.has("access_token")).as(answer).isTrue();
      return given;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Map<String, String> environment() {
    return Map.of(
        "CONNECTIONS_SIGN_IN_OIDC_ISSUER",
        issuer(),
        "CONNECTIONS_SIGN_IN_OIDC_CLIENT_ID",
        "connections",
        "CONNECTIONS_SIGN_IN_OIDC_CLIENT_SECRET",
        "a-secret-of-the-test",
        "CONNECTIONS_REST_OIDC_AUDIENCE",
        "connections-api",
        "CONNECTIONS_OUTBOUND_TRUSTED_ORIGINS",
        origin());
  }

  /** kc.sh starts Java as its child and waits for it. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      children.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

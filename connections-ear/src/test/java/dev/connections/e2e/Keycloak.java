package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real authorization server with one realm, on a free port. */
final class Keycloak implements AutoCloseable {
  private static final Path HOME = Path.of("target", "keycloak").toAbsolutePath();
  private static final Duration START = Duration.ofSeconds(240);
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final String ADMINISTRATOR = "administrator";
  private static final String PASSWORD = "password of the administrator";

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
      int port = Ports.free();
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
      builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
      builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
      builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
      builder.environment().put("JAVA_OPTS_APPEND", Product.QUICK);
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
   * Signs in on the realm's page as a person whose password is {@code password of NAME}.
   *
   * @return where the browser is sent back to
   */
  URI signIn(URI page, String name) {
    // By hand: its cookies are for TLS alone, which browsers do not insist on for localhost.
    Map<String, String> cookies = new LinkedHashMap<>();
    HttpResponse<String> shown = show(page, cookies);
    while (shown.statusCode() == 302) {
      shown = show(URI.create(shown.headers().firstValue("Location").orElseThrow()), cookies);
    }
    Matcher form = FORM.matcher(shown.body());
    assertThat(form.find()).as(shown.statusCode() + " " + shown.body()).isTrue();
    HttpResponse<String> answer =
        send(
            form(form.group(1).replace("&amp;", "&"))
                .header("Cookie", header(cookies))
                .POST(
                    BodyPublishers.ofString(
                        "username=" + name + "&password=password+of+" + name + "&credentialId=")));
    return URI.create(
        answer
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError(answer.body())));
  }

  private static HttpResponse<String> show(URI page, Map<String, String> cookies) {
    HttpResponse<String> shown =
        send(HttpRequest.newBuilder(page).header("Cookie", header(cookies)));
    for (String set : shown.headers().allValues("Set-Cookie")) {
      String[] pair = set.split(";")[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return shown;
  }

  private static String header(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /**
   * What the realm gives one of its clients.
   *
   * @param grant the form fields of the grant
   */
  JsonNode grant(String client, String grant) {
    return token(issuer(), grant + "&client_id=" + client + "&client_secret=a-secret-of-the-test");
  }

  /**
   * Calls the administrators' API.
   *
   * @param path below {@code /admin/realms}
   * @param json to send; null to send none
   * @return the answer's body; empty when it has none
   */
  String administer(String method, String path, String json) {
    String token =
        token(
                origin() + "/realms/master",
                "grant_type=password&client_id=admin-cli&username="
                    + ADMINISTRATOR
                    + "&password="
                    + PASSWORD.replace(' ', '+'))
            .path("access_token")
            .asText();
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(origin() + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                    method,
                    json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private static JsonNode token(String issuer, String fields) {
    String answer =
        send(form(issuer + "/protocol/openid-connect/token").POST(BodyPublishers.ofString(fields)))
            .body();
    try {
      JsonNode given = new ObjectMapper().readTree(answer);
      assertThat(given.has("access_token")).as(answer).isTrue();
      return given;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpRequest.Builder form(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", "application/x-www-form-urlencoded");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
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

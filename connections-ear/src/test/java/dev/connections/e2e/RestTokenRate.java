package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.e2e.RestProgram.Answer;
import dev.connections.e2e.StoredKeys.ApiKey;
import dev.connections.e2e.empty.EmptyApplication;
import dev.connections.e2e.empty.EmptyResource;
import dev.connections.e2e.empty.EmptySignIn;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.okta.ReadyApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How many tokens a second eight programs get over REST with an API key, beside a resource of the
 * same server that answers nothing and asks nobody who calls, and the same one where the server has
 * each request authenticated, by a mechanism that believes everybody. Connections stay open; rounds
 * of each take turns. Prints medians.
 *
 * <p>{@code mvn -pl connections-ear -am verify -Dtest=None -Dit.test=RestTokenRate
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}
 */
@ExtendWith(Browsers.class)
class RestTokenRate {
  private static final int CLIENTS = 8;
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 11;
  private static final int A_ROUND = 4_000;

  @Test
  void printsTheRateBesideAnEmptyResource(Browser browser) throws Exception {
    Product product = Product.named("rest-rate");
    Path open = war(product.folder(), "empty", EmptyApplication.class, EmptyResource.class);
    Path closed =
        war(
            product.folder(),
            "believing",
            EmptyApplication.class,
            EmptyResource.class,
            EmptySignIn.class);
    try (Sandbox sandbox =
            Sandbox.start(SandboxOptions.onFreePorts(product.folder().resolve("sandbox")));
        Postgres postgres = Postgres.in(product.folder())) {
      product
          .with(sandbox.environment())
          .with(postgres.environment())
          .with("CONNECTIONS_REST_REQUESTS_PER_MINUTE", "9999999")
          // As operators run it, and not as tests do, which start often.
          .jvm("-XX:TieredStopAtLevel=4")
          .options("--deploy", open.toString(), "--deploy", closed.toString())
          .start();
      HttpRequest token = token(product, browser, sandbox, new StoredKeys(postgres));
      print(token, nothing(product, "empty"), nothing(product, "believing"));
    } finally {
      product.close();
    }
  }

  private static HttpRequest nothing(Product product, String application) {
    return HttpRequest.newBuilder(product.uri("/" + application + "/nothing"))
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .header("Content-Type", "application/json")
        .build();
  }

  private static HttpRequest token(
      Product product, Browser browser, Sandbox sandbox, StoredKeys keys) {
    People.signIn(browser, product);
    ProfilesTab.of(product, browser)
        .open()
        .createWorking("Acme profile", sandbox.acme(), sandbox.acme().app(ReadyApp.BACKUP));
    RestDocument document = RestDocument.of(product);
    ApiKey key = keys.of("rate", "OPERATE", "ADMINISTER", "CONNECT");
    RestProgram program = new RestProgram(product, document, key.key());
    Answer made =
        program.call(
            "POST",
            "/api/v1/connections",
            "{\"name\":\"Acme\",\"profileId\":\""
                + program.get("/api/v1/profiles").json().at("/items/0/id").asText()
                + "\",\"applicationName\":\"Backup\",\"capabilities\":[\"users-backup\"]}");
    String connection = made.text("id");
    Answer linked =
        program.call(
            "PUT",
            "/api/v1/connectors/rate",
            "{\"connectionId\":\"" + connection + "\",\"needs\":[\"users-backup\"]}");
    assertThat(linked.text("state")).as(linked.toString()).isEqualTo("ALLOWED");
    String wanted = "{\"connectorId\":\"rate\",\"capability\":\"users-backup\"}";
    assertThat(program.call("POST", "/api/v1/tokens", wanted).status()).isEqualTo(200);
    return HttpRequest.newBuilder(product.uri("/api/v1/tokens"))
        .POST(HttpRequest.BodyPublishers.ofString(wanted))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + key.key())
        .build();
  }

  private static void print(HttpRequest token, HttpRequest nothing, HttpRequest believing)
      throws Exception {
    List<Double> tokens = new ArrayList<>();
    List<Double> nothings = new ArrayList<>();
    List<Double> believed = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      double ours = rate(token, 200);
      double empty = rate(nothing, 204);
      double signedIn = rate(believing, 204);
      if (round >= WARM_UP) {
        tokens.add(ours);
        nothings.add(empty);
        believed.add(signedIn);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%nOver REST with %d clients: %.0f tokens a second, %.0f answers of an empty resource,"
            + " which is %.2f of them; %.0f where the server has each request authenticated, which"
            + " is %.2f of those%n",
        CLIENTS,
        median(tokens),
        median(nothings),
        median(tokens) / median(nothings),
        median(believed),
        median(tokens) / median(believed));
  }

  private static double rate(HttpRequest request, int status) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Object>> all = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        all.add(
            () -> {
              HttpClient http =
                  HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
              for (int call = 0; call < A_ROUND / CLIENTS; call++) {
                HttpResponse<String> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
              }
              return null;
            });
      }
      long start = System.nanoTime();
      for (Future<Object> each : threads.invokeAll(all)) {
        each.get();
      }
      return A_ROUND * 1e9 / (System.nanoTime() - start);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Path war(Path folder, String name, Class<?>... types) throws IOException {
    Path war = folder.resolve(name + ".war");
    try (OutputStream out = Files.newOutputStream(war);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Class<?> type : types) {
        String path = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry("WEB-INF/classes/" + path));
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
          in.transferTo(jar);
        }
        jar.closeEntry();
      }
    }
    return war;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    sorted.sort(null);
    return sorted.get(sorted.size() / 2);
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.okta.ReadyApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a token from memory costs another application of the same Payara Server, which gets it by
 * the remote view, beside a remote call of a third application that does nothing. Prints medians.
 *
 * <p>{@code mvn -pl connections-ear -am verify -Dtest=None -Dit.test=RemoteTokenRate
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}
 */
@ExtendWith(Browsers.class)
class RemoteTokenRate {
  private static final String CONNECTOR = "remote-rate";

  @Test
  void printsTheTimeBesideAnEmptyRemoteCall(Browser browser) throws Exception {
    Product product = Product.named("remote-rate");
    Path folder = product.folder();
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder.resolve("sandbox")));
        Postgres postgres = Postgres.in(folder.resolve("pg"))) {
      Map<String, String> settings = new HashMap<>(sandbox.environment());
      settings.putAll(postgres.environment());
      product.with(settings).start();
      People.signIn(browser, product);
      Wizard.connect(
          product, browser, sandbox.acme(), sandbox.acme().app(ReadyApp.BACKUP_WITH_DPOP));
      product.close();

      settings.put("CONNECTIONS_DATA_DIRECTORY", folder.resolve("server-data").toString());
      Path server = Files.createDirectories(folder.resolve("server"));
      try (PayaraServer payara =
          PayaraServer.start(server, settings, store -> TrustedSandbox.in(store, sandbox))) {
        payara.createUser("backup-app", "connector");
        payara.deploy(Path.of("target/connections.ear").toAbsolutePath(), "connections");
        payara.deploy(ForeignWars.echo(server), "echo");
        payara.deploy(ForeignWars.rate(server), "rate");
        URI rate = URI.create("http://localhost:" + payara.port() + "/rate/rate?id=" + CONNECTOR);
        String organization = "&organization=" + sandbox.acme().id();

        HttpResponse<String> linked = send(URI.create(rate + organization), "POST");
        assertThat(linked.statusCode()).as(linked.body()).isEqualTo(200);
        StoredLinks.allow(postgres, CONNECTOR);

        Poll.until(
            Duration.ofMinutes(3),
            () -> {
              HttpResponse<String> told = send(rate, "GET");
              assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
              System.out.println("\nBy the remote view: " + told.body());
            });
      }
    } finally {
      product.close();
    }
  }

  private static HttpResponse<String> send(URI address, String method) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(address)
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

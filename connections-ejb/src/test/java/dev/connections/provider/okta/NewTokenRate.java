package dev.connections.provider.okta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.Permission;
import dev.connections.credential.SigningKey;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.Organization;
import dev.connections.provider.SandboxSettings;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Authority;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many new tokens a second the provider's adapter gets of the pretend Okta, each with an
 * assertion of its own (private_key_jwt, RSA of 2,048 bits), beside the JDK's HTTP client that
 * sends requests which were signed before. Both over connections that stay open, first one request
 * after the other, where the signature is waited for, and then eight at once, as the token broker
 * renews them. The same client that signs each request as it goes shows what a signature alone
 * leaves of the rate. The pretend Okta, which checks and signs, runs in the same process. Prints
 * medians.
 *
 * <p>{@code mvn -pl connections-ejb -am test -Dtest=NewTokenRate
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
class NewTokenRate {
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 11;
  private static final int A_ROUND = 200;

  @Test
  void printsTheRateBesideABareClient(@TempDir Path folder) throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder))) {
      sandbox.acme().limitTo(10_000_000);
      Adapter adapter = new Adapter(sandbox);
      Bare bare = new Bare(sandbox, adapter.scopes());
      for (int atOnce : new int[] {1, 8}) {
        print(atOnce, adapter, bare);
      }
    }
  }

  private static void print(int atOnce, Adapter adapter, Bare bare) throws Exception {
    List<Double> adapters = new ArrayList<>();
    List<Double> bares = new ArrayList<>();
    List<Double> signing = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      double ours = rate(atOnce, adapter.requests());
      double theirs = rate(atOnce, bare.requests());
      double signed = rate(atOnce, bare.signing());
      if (round >= WARM_UP) {
        adapters.add(ours);
        bares.add(theirs);
        signing.add(signed);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%nNew tokens a second, %d at once: %.0f by the adapter, %.0f by a bare client with"
            + " prepared requests, which is %.2f of them; %.0f by that client when it signs each,"
            + " which is %.2f%n",
        atOnce,
        median(adapters),
        median(bares),
        median(adapters) / median(bares),
        median(signing),
        median(signing) / median(bares));
  }

  /** Of requests that are prepared before the watch runs. */
  private static double rate(int atOnce, List<Callable<Object>> requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      long start = System.nanoTime();
      for (Future<Object> each : threads.invokeAll(requests)) {
        each.get();
      }
      return requests.size() * 1e9 / (System.nanoTime() - start);
    } finally {
      threads.shutdownNow();
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    sorted.sort(null);
    return sorted.get(sorted.size() / 2);
  }

  /** As the token broker asks it. */
  private static final class Adapter {
    private final OktaAdapter adapter;
    private final Organization organization;
    private final OAuthClient client;
    private final Set<Permission> permissions;

    Adapter(Sandbox sandbox) {
      Settings settings = SandboxSettings.of(sandbox);
      Catalog catalog = new Catalog(settings, Clock.systemUTC());
      adapter = new OktaAdapter(new OutboundHttp(settings), settings, Clock.systemUTC(), catalog);
      String host = sandbox.acme().origin().getRawAuthority();
      organization = new Organization(sandbox.acme().id(), Cloud.GLOBAL, host, host, "", "");
      ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP);
      client =
          new OAuthClient(
              app.clientId(),
              SigningKey.restored(app.key().privateJwk().getBytes(UTF_8), "JWK"),
              false);
      permissions =
          catalog.capability(Workload.of("OKTA"), "users-backup").orElseThrow().required().get(0);
    }

    List<String> scopes() {
      return permissions.stream().map(Permission::name).collect(Collectors.toList());
    }

    List<Callable<Object>> requests() {
      return Collections.nCopies(
          A_ROUND,
          () -> {
            IssuedToken issued =
                adapter.token(organization, client, permissions, Duration.ofSeconds(10));
            assertThat(issued.proofKey()).isNull();
            return null;
          });
    }
  }

  /** Signs before the watch runs. */
  private static final class Bare {
    private final HttpClient http;
    private final URI endpoint;
    private final ServiceApp app;
    private final List<String> scopes;
    private final RSAKey key;
    private final PrivateKey secret;

    Bare(Sandbox sandbox, List<String> scopes) throws Exception {
      http = HttpClient.newBuilder().sslContext(Authority.trusted(sandbox.caFile())).build();
      endpoint = sandbox.acme().origin().resolve("/oauth2/v1/token");
      app = sandbox.acme().app(ReadyApp.BACKUP);
      this.scopes = scopes;
      key = RSAKey.parse(app.key().privateJwk());
      secret = key.toPrivateKey();
    }

    List<Callable<Object>> requests() throws Exception {
      List<Callable<Object>> prepared = new ArrayList<>();
      for (int i = 0; i < A_ROUND; i++) {
        HttpRequest request = request();
        prepared.add(() -> send(request));
      }
      return prepared;
    }

    List<Callable<Object>> signing() {
      return Collections.nCopies(A_ROUND, () -> send(request()));
    }

    private Object send(HttpRequest request) throws Exception {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return null;
    }

    private HttpRequest request() throws Exception {
      TokenRequest token =
          new TokenRequest.Builder(
                  endpoint,
                  new PrivateKeyJWT(
                      new ClientID(app.clientId()),
                      endpoint,
                      JWSAlgorithm.RS256,
                      secret,
                      key.getKeyID(),
                      null),
                  new ClientCredentialsGrant())
              .scope(new Scope(scopes.toArray(String[]::new)))
              .build();
      return HttpRequest.newBuilder(endpoint)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .header("Accept", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(token.toHTTPRequest().getBody()))
          .build();
    }
  }
}

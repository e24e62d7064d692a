package dev.connections.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import dev.connections.api.AccessToken;
import dev.connections.api.AccessTokens;
import dev.connections.api.TokenRequest;
import dev.connections.container.AsAdministrator;
import dev.connections.container.Deployments;
import dev.connections.profile.PretendProviderInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a token from memory costs through the local view, beside {@code msal4j}, which keeps tokens
 * of the same kind of application; how many requests a provider sees of many callers; and what
 * memory a kept token takes. Prints medians; nothing here fails for being slow.
 *
 * <p>{@code mvn -pl connections-ejb -am verify -Dtest=None -Dit.test=TokenRatesInContainer
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}
 */
@ExtendWith(ArquillianExtension.class)
public class TokenRatesInContainer {
  private static final int ROUNDS = 11;
  private static final int A_ROUND = 500_000;
  private static final int CREDENTIALS = 10_000;
  private static final int REQUESTS = 1_000_000;

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private AccessTokens tokens;
  @Inject private ManyTokensInContainer many;
  @Inject private PretendProviderInContainer provider;
  @Inject private AsAdministrator administrator;

  @Test
  void printsWhatATokenFromMemoryCostsBesideMsal() throws Exception {
    TokenRequest wanted = TokenRequest.of(many.linked(1).get(0), ManyTokensInContainer.CAPABILITY);
    ConfidentialClientApplication msal = msal();
    ClientCredentialParameters parameters =
        ClientCredentialParameters.builder(Set.of("https://graph.microsoft.com/.default")).build();
    List<Double> ours = new ArrayList<>();
    List<Double> eight = new ArrayList<>();
    List<Double> msals = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(micros(A_ROUND, () -> tokens.request(wanted)));
      eight.add(microsOfEight(wanted));
      long start = System.nanoTime();
      for (int i = 0; i < 5_000; i++) {
        msal.acquireToken(parameters).get();
      }
      msals.add((System.nanoTime() - start) / 5_000e3);
    }
    System.out.printf(
        Locale.ROOT,
        "%nA token from memory through the local view: %.2f us with one thread (%.0f a second),"
            + " %.0f a second with eight; msal4j from its cache: %.0f us, %.0f times as long%n",
        median(ours),
        1e6 / median(ours),
        1e6 / median(eight),
        median(msals),
        median(msals) / median(ours));
  }

  private double micros(int calls, Callable<AccessToken> one) throws Exception {
    return administrator.call(
        () -> {
          long start = System.nanoTime();
          for (int i = 0; i < calls; i++) {
            one.call();
          }
          return (System.nanoTime() - start) / (calls * 1e3);
        });
  }

  /** Of the time that passes for each call of all eight together. */
  private double microsOfEight(TokenRequest wanted) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Double>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(() -> micros(A_ROUND / 8, () -> tokens.request(wanted)));
      }
      long start = System.nanoTime();
      for (Future<Double> each : threads.invokeAll(all)) {
        each.get();
      }
      return (System.nanoTime() - start) / (A_ROUND * 1e3);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Asks nobody: what it caches comes from an answer that is made here. */
  private static ConfidentialClientApplication msal() throws Exception {
    IHttpClient canned =
        new IHttpClient() {
          @Override
          public IHttpResponse send(HttpRequest request) {
            HttpResponse answer = new HttpResponse();
            answer.statusCode(200);
            answer.addHeaders(Map.of("Content-Type", List.of("application/json")));
            answer.body(
                "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\""
                    + "t".repeat(1500)
                    + "\"}");
            return answer;
          }
        };
    return ConfidentialClientApplication.builder(
            "11111111-2222-3333-4444-555555555555",
            ClientCredentialFactory.createFromSecret("bench-secret"))
        .authority("https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/")
        .instanceDiscovery(false)
        .httpClient(canned)
        .build();
  }

  @Test
  void asksTheProviderOnceForEachCredentialOfManyAndPrintsTheirMemory() throws Exception {
    List<String> clients = many.linked(CREDENTIALS);
    int[] whose = zipf(REQUESTS);
    long before = usedMemory();
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Object>> parts = new ArrayList<>();
      for (int part = 0; part < 4; part++) {
        int first = part * (REQUESTS / 4);
        parts.add(() -> requestEach(clients, whose, first, first + REQUESTS / 4));
      }
      for (Future<Object> each : threads.invokeAll(parts)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long after = usedMemory();
    long asked = IntStream.of(whose).distinct().count();
    long requests = clients.stream().mapToLong(one -> provider.tokenRequests(one).size()).sum();

    assertThat(requests).isEqualTo(asked);
    System.out.printf(
        Locale.ROOT,
        "%n%d requests for %d credentials by Zipf: %d requests at the provider, %.0f s,"
            + " %.1f KB for each credential%n",
        REQUESTS,
        asked,
        requests,
        seconds,
        (after - before) / 1024.0 / asked);
  }

  private Object requestEach(List<String> clients, int[] whose, int from, int to) throws Exception {
    return administrator.call(
        () -> {
          for (int i = from; i < to; i++) {
            tokens.request(
                TokenRequest.of(clients.get(whose[i]), ManyTokensInContainer.CAPABILITY));
          }
          return null;
        });
  }

  /** Of exponent 1, seeded. */
  private static int[] zipf(int count) {
    double[] upTo = new double[CREDENTIALS];
    double sum = 0;
    for (int i = 0; i < CREDENTIALS; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
    Random random = new Random(9);
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
      drawn[i] = Math.min(found < 0 ? -found - 1 : found, CREDENTIALS - 1);
    }
    return drawn;
  }

  private static long usedMemory() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime machine = Runtime.getRuntime();
    return machine.totalMemory() - machine.freeMemory();
  }

  @Test
  void aStormOnOneExpiredCredentialIsOneRequest() throws Exception {
    String client = many.linked(1).get(0);
    TokenRequest wanted =
        TokenRequest.of(client, ManyTokensInContainer.CAPABILITY).lasting(Duration.ofMinutes(5));
    ExecutorService threads = Executors.newFixedThreadPool(1_000);
    try {
      List<Callable<AccessToken>> all = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        all.add(() -> administrator.call(() -> tokens.request(wanted)));
      }
      long start = System.nanoTime();
      for (Future<AccessToken> each : threads.invokeAll(all)) {
        each.get();
      }
      System.out.printf(
          Locale.ROOT, "%nA storm of 1,000: %.1f s%n", (System.nanoTime() - start) / 1e9);
    } finally {
      threads.shutdownNow();
    }

    assertThat(provider.tokenRequests(client)).hasSize(1);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    sorted.sort(null);
    return sorted.get(sorted.size() / 2);
  }
}

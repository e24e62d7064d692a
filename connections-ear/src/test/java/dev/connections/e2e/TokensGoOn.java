package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.server.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * A second person who lets a connection be verified again and again while the first one changes it:
 * each verification gets a token with the credential that is stored at that moment. Whether it got
 * one is read from what the tenant answered.
 */
final class TokensGoOn implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Tenant tenant;
  private final AppRegistration app;
  private final Instant since = Instant.now();
  private final Thread thread;
  private final Set<Call> answers = new HashSet<>();
  private volatile boolean ended;
  private volatile Throwable failure;

  private TokensGoOn(Product product, ConnectionPage page, Tenant tenant, AppRegistration app) {
    this.tenant = tenant;
    this.app = app;
    this.thread = new Thread(() -> run(product, page.path()), "verifies");
  }

  static TokensGoOn verifying(
      Product product, ConnectionPage page, Tenant tenant, AppRegistration app) {
    TokensGoOn tokens = new TokensGoOn(product, page, tenant, app);
    tokens.thread.start();
    return tokens;
  }

  private void run(Product product, String path) {
    try {
      Visitor visitor = People.administrator(product);
      while (!ended) {
        // The button does nothing while a verification runs.
        visitor.get(path).press("actionsForm", "verifyAll");
        assertThat(visitor.status()).as(visitor.page()).isIn(200, 302, 303);
        tokens();
      }
    } catch (RuntimeException | AssertionError e) {
      failure = e;
    }
  }

  /** Waits until verifications that began after this moment got their tokens. */
  void go() {
    int before = tokens();
    Poll.until(
        PATIENCE,
        () -> {
          assertThat(failure).isNull();
          // The first one may have been under way already.
          assertThat(tokens()).as("tokens").isGreaterThanOrEqualTo(before + 2);
        });
  }

  /** What was answered to each request for a token so far; all of them were granted. */
  private synchronized int tokens() {
    // The tenant remembers its last calls only.
    tenant.calls().stream()
        .filter(call -> call.path().endsWith("/oauth2/v2.0/token"))
        .filter(call -> call.clientId().isEmpty() || call.clientId().equals(app.appId()))
        .filter(call -> call.at().isAfter(since))
        .forEach(answers::add);
    assertThat(answers).allSatisfy(call -> assertThat(call.status()).isEqualTo(200));
    return answers.size();
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(failure).isNull();
    tokens();
  }
}

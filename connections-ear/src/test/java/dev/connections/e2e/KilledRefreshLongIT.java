package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.e2e.KilledProduct.Moment;
import dev.connections.e2e.RestProgram.Answer;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Counters;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/**
 * The process is killed while it uses a refresh token that is good once. Afterwards tokens are
 * given, or the person is asked to sign in again, also on the page of the connection.
 */
@ExtendWith(Browsers.class)
class KilledRefreshLongIT {
  private static final List<String> CAPABILITIES =
      List.of("users-backup", "groups-backup", "applications-backup", "devices-backup");

  /** Of an answer that is there before the process is killed. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private static KilledProduct killed;
  private static Organization acme;
  private static ServiceApp app;
  private static RestProgram connector;
  private static String connection;
  private static ExecutorService callers;

  /** Each in a process that has no token of it in memory. */
  private static int turn;

  @BeforeAll
  static void connect() throws IOException {
    callers = Executors.newCachedThreadPool();
    killed = KilledProduct.started("killed-refresh");
    acme = killed.sandbox().acme();
    app = KilledProduct.app(acme);
    try (Browser browser = Browsers.another()) {
      People.signIn(browser, killed.product());
      Wizard.grant(killed.product(), browser, acme);
      connection = ConnectionPage.here(killed.product(), browser).id();
    }
    connector =
        new RestProgram(
            killed.product(),
            RestDocument.of(killed.product()),
            new StoredKeys(killed.postgres()).of("nightly", "CONNECT").key());
    Answer linked =
        connector.call(
            "PUT",
            "/api/v1/connectors/nightly",
            "{\"connectionId\":\""
                + connection
                + "\",\"needs\":[\""
                + String.join("\",\"", CAPABILITIES)
                + "\"]}");
    assertThat(linked.status()).as(linked.toString()).isEqualTo(200);
    StoredLinks.allow(killed.postgres(), "nightly");
  }

  @AfterAll
  static void stop() {
    callers.shutdownNow();
    killed.close();
  }

  static Stream<Moment> moments() {
    return KilledProduct.chosen(
        new Moment("asked for", false, KilledRefreshLongIT::askedFor),
        new Moment("waits for the grant", false, KilledRefreshLongIT::waiting),
        new Moment("not answered", false, KilledRefreshLongIT::notAnswered),
        new Moment("not answered, within the leeway", false, KilledRefreshLongIT::withinTheLeeway),
        new Moment("half answered", false, KilledRefreshLongIT::halfAnswered),
        new Moment("the answer lost", false, KilledRefreshLongIT::lost),
        new Moment("answered, not committed", true, KilledRefreshLongIT::notCommitted),
        new Moment("the grant committed, the token not", false, KilledRefreshLongIT::halfCommitted),
        new Moment("committed", false, KilledRefreshLongIT::committed),
        new Moment("not answered, to a token that stays", false, KilledRefreshLongIT::staying),
        new Moment("not answered, and another waits", false, KilledRefreshLongIT::anotherWaits),
        new Moment("not answered, to a verification", false, KilledRefreshLongIT::verified));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("moments")
  void goesOnOrAsksThePersonToReauthenticate(Moment moment) {
    turn++;
    app.rotateRefreshTokens(Duration.ZERO);
    killed.postgres().execute("delete from access_token");
    acme.signIns().counters().reset();

    killed.killAt(moment);

    Answer[] told = new Answer[1];
    Poll.until(
        KilledProduct.LONG,
        () -> {
          told[0] = token();
          assertThat(told[0].status()).as(told[0].toString()).isNotEqualTo(503);
        });
    if (told[0].status() == 200) {
      killed.tell(moment, "worked on");
    } else {
      killed.tell(moment, told[0].text("detail"));
      assertThat(told[0].text("finding")).as(told[0].toString()).isEqualTo("GRANT_REVOKED");
      assertThat(told[0].text("detail")).contains("Reauthenticate with the service account");
      reauthenticate();
      Poll.until(KilledProduct.LONG, () -> assertThat(token().status()).isEqualTo(200));
    }
    killed.assertOneConnectionAtMost(acme);
  }

  /** Nobody pressed a button, and the page says it all the same. */
  private static void reauthenticate() {
    acme.signIns().forgetConsents(app.clientId());
    By link = By.cssSelector(".remedies a[href*='/reauthenticate.xhtml']");
    try (Browser browser = Browsers.another()) {
      People.signIn(browser, killed.product());
      Poll.until(
          KilledProduct.LONG,
          () -> {
            browser.open(killed.product().uri("/connections/connection.xhtml?id=" + connection));
            assertThat(browser.driver().findElements(link)).isNotEmpty();
          });
      browser.sees("The sign-in was revoked");
      browser.find(link).click();
      browser.press("Sign in at Okta");
      KilledProduct.toTheLastButton(browser, acme);
      browser.press("Accept");
      browser.eventually(() -> assertThat(browser.find(By.id("use")).isEnabled()).isTrue());
      browser.press("Use this grant");
      browser.sees("The application uses the access that");
      browser.assertClean();
    }
  }

  private static Answer token() {
    return token(CAPABILITIES.get(turn % CAPABILITIES.size()));
  }

  private static Answer token(String capability) {
    return connector.call(
        "POST",
        "/api/v1/tokens",
        "{\"connectorId\":\"nightly\",\"capability\":\"" + capability + "\"}");
  }

  /** In a thread of its own; nobody hears what the answer is. */
  private static void ask() {
    callers.execute(
        () -> {
          try {
            token();
          } catch (UncheckedIOException killedMeanwhile) {
            // As it should be.
          }
        });
  }

  private static void awaitRefresh() {
    Counters counters = acme.signIns().counters();
    Poll.until(
        KilledProduct.LONG, () -> assertThat(counters.refreshes(app.clientId())).isEqualTo(1));
  }

  private static HeldRows askedFor() {
    HeldRows held = killed.hold("lock table access_token in exclusive mode");
    ask();
    held.awaitWaiting();
    return held;
  }

  private static HeldRows waiting() {
    HeldRows held = killed.hold("select 1 from sign_in_grant for update");
    ask();
    held.awaitWaiting();
    return held;
  }

  private static HeldRows notAnswered() {
    acme.cause(Trouble.STALLED, Reach.TOKEN);
    ask();
    awaitRefresh();
    return null;
  }

  private static HeldRows withinTheLeeway() {
    app.rotateRefreshTokens(Duration.ofSeconds(60));
    return notAnswered();
  }

  private static HeldRows halfAnswered() {
    acme.cause(Trouble.DRIPPING_BODY, Reach.TOKEN);
    ask();
    awaitRefresh();
    return null;
  }

  private static HeldRows lost() {
    acme.signIns().switches().loseRefreshAnswers(1);
    ask();
    awaitRefresh();
    return null;
  }

  private static HeldRows notCommitted() {
    return answeredWhileHeld("select 1 from sign_in_grant for update");
  }

  private static HeldRows halfCommitted() {
    return answeredWhileHeld("select 1 from access_token for update");
  }

  private static HeldRows answeredWhileHeld(String rows) {
    acme.signIns().switches().answerTokensAfter(A_MOMENT);
    ask();
    awaitRefresh();
    HeldRows held = killed.hold(rows);
    held.awaitWaiting();
    return held;
  }

  private static HeldRows committed() {
    ask();
    killed.await("access_token where sealed is not null");
    return null;
  }

  private static HeldRows staying() {
    app.keepRefreshTokens();
    return notAnswered();
  }

  private static HeldRows anotherWaits() {
    notAnswered();
    turn++;
    ask();
    killed.await(
        "(select count(*) from access_token where lease_until > now() having count(*) = 2) two");
    return null;
  }

  private static HeldRows verified() {
    acme.cause(Trouble.STALLED, Reach.TOKEN);
    People.administrator(killed.product())
        .get("/connections/connection.xhtml?id=" + connection)
        .press("actionsForm", "verifyAll");
    awaitRefresh();
    return null;
  }
}

package dev.connections.e2e;

import static dev.connections.e2e.KilledProduct.pressAndLeave;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.e2e.KilledProduct.Moment;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/**
 * The process is killed while a person adds a connection that a service account grants. Afterwards
 * the wizard goes on with what was granted, or says that the person has to sign in again; the
 * organization gets one connection, if any.
 */
@ExtendWith(Browsers.class)
class KilledWizardLongIT {
  private static final By LEAVE = By.id("leave");
  private static final By ACCEPT = By.xpath("//button[normalize-space(.)='Accept']");
  private static final By DONE = By.id("done");

  /** Of an answer that is there before the process is killed. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private static KilledProduct killed;
  private static Organization globex;
  private static Browser browser;

  /** The one draft, which all moments but the last leave unfinished; empty before the first. */
  private static String draft = "";

  @BeforeAll
  static void start() throws IOException {
    killed = KilledProduct.started("killed-wizard");
    globex = killed.sandbox().globex();
  }

  @AfterAll
  static void stop() {
    killed.close();
  }

  static Stream<Moment> moments() {
    return KilledProduct.chosen(
        new Moment("before the person leaves", false, KilledWizardLongIT::atTheDoor),
        new Moment("while the person leaves", false, KilledWizardLongIT::leaving),
        new Moment("while the person is away", false, KilledWizardLongIT::away),
        new Moment("while the answer comes", false, KilledWizardLongIT::answering),
        new Moment("after the answer came", false, KilledWizardLongIT::answered),
        new Moment("while the code is redeemed", false, KilledWizardLongIT::redeeming),
        new Moment("redeemed, not kept", true, KilledWizardLongIT::redeemed),
        new Moment("while the grant is verified", false, KilledWizardLongIT::verified),
        new Moment("Done pressed, nothing committed", false, KilledWizardLongIT::finishing),
        new Moment("Done pressed, all committed", true, KilledWizardLongIT::finished));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("moments")
  void goesOnOrAsksThePersonToSignInAgain(Moment moment, Browser given) {
    browser = given;
    // What a browser says of a server that goes away.
    browser.expectErrors(message -> message.contains("net::ERR_"));
    globex.signIns().forgetConsents(KilledProduct.app(globex).clientId());
    globex.signIns().counters().reset();
    atSignIn();

    killed.killAt(moment);

    People.signIn(browser, killed.product());
    browser.open(killed.product().uri("/connections/add.xhtml?draft=" + draft)).calm();
    Poll.until(
        KilledProduct.LONG, () -> assertThat(isReview() || isAsked() || isConnection()).isTrue());
    if (isConnection()) {
      killed.tell(moment, "had finished");
      killed.assertOneConnectionAtMost(globex);
      ConnectionPage.here(killed.product(), browser).is("No issues");
      return;
    }
    if (isReview()) {
      killed.tell(moment, "went on");
    } else {
      killed.tell(moment, browser.find(By.id("trip")).getText().replace('\n', ' '));
      globex.signIns().forgetConsents(KilledProduct.app(globex).clientId());
      signIn();
    }
    killed.assertOneConnectionAtMost(globex);
    browser.eventually(
        () -> {
          verifyAgain();
          assertThat(browser.find(DONE).isEnabled()).isTrue();
        });
  }

  /** As a person does whom the page tells that a verification came to no end. */
  private static void verifyAgain() {
    if (browser.text().contains("Could not verify")) {
      browser.press("Verify again");
    }
  }

  private static boolean isReview() {
    return !browser.driver().findElements(DONE).isEmpty();
  }

  private static boolean isConnection() {
    return browser.address().contains("/connection.xhtml?id=");
  }

  private static boolean isAsked() {
    return !browser.driver().findElements(LEAVE).isEmpty();
  }

  private static Wizard atSignIn() {
    Product product = killed.product();
    People.signIn(browser, product);
    if (draft.isEmpty()) {
      Wizard wizard = Wizard.begin(product, browser).system(globex.name(), "Okta");
      browser.type("Organization ID", globex.origin().toString());
      wizard.next().at("Service account");
      SystemApplicationsLongIT.leaveOutWhatTheAppIsNotFor(browser);
      wizard.next();
      draft = browser.address().replaceAll(".*[?&]draft=([0-9a-f-]{36}).*", "$1");
    } else {
      browser.open(product.uri("/connections/add.xhtml?draft=" + draft + "&step=sign-in"));
    }
    return Wizard.here(product, browser).at("Sign in");
  }

  /** From the step of signing in to the last one. */
  private static Wizard signIn() {
    toTheLastButton();
    browser.press("Accept");
    return Wizard.here(killed.product(), browser).at("Review");
  }

  private static void toTheLastButton() {
    browser.find(LEAVE).click();
    KilledProduct.toTheLastButton(browser, globex);
  }

  private static HeldRows atTheDoor() {
    return null;
  }

  private static HeldRows leaving() {
    HeldRows held = killed.hold("lock table sign_in_trip in exclusive mode");
    pressAndLeave(browser, LEAVE);
    held.awaitWaiting();
    return held;
  }

  private static HeldRows away() {
    browser.find(LEAVE).click();
    browser.find(By.id("login"));
    return null;
  }

  private static HeldRows answering() {
    toTheLastButton();
    HeldRows held = killed.hold("select 1 from sign_in_trip for update");
    pressAndLeave(browser, ACCEPT);
    held.awaitWaiting();
    return held;
  }

  /** Nobody is signed in who could redeem it. */
  private static HeldRows answered() {
    toTheLastButton();
    browser
        .driver()
        .executeCdpCommand(
            "Network.deleteCookies",
            Map.of("name", "JSESSIONID", "url", killed.product().uri("/").toString()));
    browser.press("Accept");
    browser.field("Name");
    return null;
  }

  private static HeldRows redeeming() {
    globex.cause(Trouble.STALLED, Reach.TOKEN);
    toTheLastButton();
    pressAndLeave(browser, ACCEPT);
    awaitRedeemed();
    return null;
  }

  private static void awaitRedeemed() {
    Poll.until(
        KilledProduct.LONG,
        () -> assertThat(globex.signIns().counters().codesRedeemed()).isEqualTo(1));
  }

  private static HeldRows redeemed() {
    globex.signIns().switches().answerTokensAfter(A_MOMENT);
    toTheLastButton();
    pressAndLeave(browser, ACCEPT);
    awaitRedeemed();
    HeldRows held = killed.hold("select 1 from connection_draft for update");
    held.awaitWaiting();
    return held;
  }

  private static HeldRows verified() {
    globex.cause(Trouble.SLOW, Reach.API);
    toTheLastButton();
    pressAndLeave(browser, ACCEPT);
    killed.await("verification_run where ended_at is null");
    return null;
  }

  private static HeldRows finishing() {
    signIn();
    browser.eventually(() -> assertThat(browser.find(DONE).isEnabled()).isTrue());
    HeldRows held = killed.hold("lock table connection in exclusive mode");
    pressAndLeave(browser, DONE);
    held.awaitWaiting();
    return held;
  }

  private static HeldRows finished() {
    signIn();
    browser.eventually(() -> assertThat(browser.find(DONE).isEnabled()).isTrue());
    pressAndLeave(browser, DONE);
    killed.await("connection where organization_id = '" + globex.id() + "'");
    return null;
  }
}

package dev.connections.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.ReadyRegistration;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Keys and secrets in the browser: which text their controls belong to, and what leaves a page. */
@BrowserTest
class KeyEntryLongIT {
  private static Product product;

  @BeforeAll
  static void start(Sandbox sandbox) {
    product = Product.named("key-entry").with(sandbox.environment()).start();
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  /** As a paste does: the browser tells the page of it. */
  private static void paste(Browser browser, String text) {
    browser
        .driver()
        .executeScript(
            "const area = document.getElementById('keyText'); area.value = arguments[0];"
                + " area.dispatchEvent(new Event('input', {bubbles: true}));",
            text);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = KeyEntryLongIT.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static boolean isThere(Browser browser, String id) {
    return !browser.driver().findElements(By.id(id)).isEmpty();
  }

  @Test
  void givesNoKeyTheIdThatWasChosenForAnother(Browser browser) throws IOException {
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();
    tab.enterKey(text("first-two-keys.json"));
    browser.find(By.id("keyChoice"));
    browser.picture("key-choice");

    paste(browser, text("then-one.pem"));
    assertThat(isThere(browser, "keyChoice")).isFalse();
    browser.press("Use this key");
    browser.sees("None; enough as long as the app has one key");
    browser.press("Replace");

    // Without the page's script: the server has to know by itself.
    tab.enterKey(text("first-two-keys.json"));
    browser.find(By.id("keyChoice"));
    tab.enterKey(text("then-one-without-kid.json"));
    browser.sees("None; enough as long as the app has one key");
    browser.press("Replace");

    tab.enterKey(text("first-two-keys.json"));
    browser.find(By.id("keyChoice"));
    tab.enterKey(text("then-one-with-kid.json"));
    browser.sees("key-2027");
    browser.seesNo("key-2025", "key-2026");
    browser.assertClean();
  }

  @Test
  void takesTheKeyIdOfAKeyThatHasNone(Browser browser, Sandbox sandbox) throws IOException {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP);
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();
    tab.fill("With a key ID", sandbox.acme(), app);
    browser.picture("key-entry");
    browser.width(390).picture("key-entry-narrow");
    AccessibilityLongIT.assertUsable(browser);
    browser.width(1280);
    browser.type("Key ID", " \u201ctyped\u201d ");
    tab.enterKey(app.key().pem());
    assertThat(shownKeyId(browser)).isEqualTo("typed");

    browser.find(By.cssSelector("#naming summary")).click();
    browser.type("Key ID", app.key().publicJwk().getKeyID());
    browser.picture("key-naming");
    browser.width(390).picture("key-naming-narrow");
    AccessibilityLongIT.assertUsable(browser);
    browser.width(1280);
    browser.press("Use this key ID");
    assertThat(shownKeyId(browser)).isEqualTo(app.key().publicJwk().getKeyID());
    tab.save().saved("With a key ID");
    browser.assertClean();
  }

  private static String shownKeyId(Browser browser) {
    return browser
        .find(By.xpath("//dt[normalize-space(.)='Key ID']/following-sibling::dd[1]//code"))
        .getText();
  }

  @Test
  void asksNobodyToStayWhoGoesOnWithATypedSecret(Browser browser, Sandbox sandbox)
      throws IOException {
    AppRegistration app = sandbox.fabrikam().app(ReadyRegistration.BACKUP);
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics("Typed", "Microsoft 365", sandbox.fabrikam().defaultDomain()).next();
    wizard.at("Capabilities").next().at("Permissions").next().at("App details");
    wizard.app("Backup app", app.appId());
    wizard.chooseSecret();
    browser.picture("secret-entry");
    browser.width(390).picture("secret-entry-narrow");
    browser.width(1280);
    browser.type("Client secret", app.secret().value());
    keepRedirect(browser);
    noteQuestions(browser);

    browser.press("Next");
    browser.eventually(() -> assertThat(isBusy(browser)).isTrue());
    comeBack(browser);

    browser.eventually(() -> assertThat(isBusy(browser)).isFalse());
    followRedirects(browser);
    wizard.next().at("Consent");
    assertThat(browser.driver().executeScript("return sessionStorage.getItem('asked')")).isNull();
    browser.assertClean();
  }

  @Test
  void asksWhoLeavesWithASecretThatWasNotTaken(Browser browser, Sandbox sandbox) {
    AppRegistration app = sandbox.fabrikam().app(ReadyRegistration.BACKUP);
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics("Left", "Microsoft 365", sandbox.fabrikam().defaultDomain()).next();
    wizard.at("Capabilities").next().at("Permissions").next().at("App details");
    wizard.chooseSecret();
    browser.type("Client secret", app.secret().value());
    noteQuestions(browser);

    Object asked =
        browser
            .driver()
            .executeScript(
                "return !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))");

    assertThat(asked).isEqualTo(true);
  }

  @Test
  void asksAgainWhetherTheNextIdIsASecret(Browser browser, Sandbox sandbox) {
    AppRegistration app = sandbox.fabrikam().app(ReadyRegistration.BACKUP);
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics("Twice", "Microsoft 365", sandbox.fabrikam().defaultDomain()).next();
    wizard.at("Capabilities").next().at("Permissions").next().at("App details");
    wizard.app("Backup app", app.appId()).enterSecret(app.secret().keyId());
    assertThat(wizard.problem("key")).startsWith("This looks like the Secret ID");

    browser.type("Client secret", app.appId()).press("Use this secret");

    assertThat(wizard.problem("key")).startsWith("This looks like the Secret ID");
    browser.press("Use this secret");
    browser.sees("Begins with");
  }

  /** A person who stays on a page that an answer led on from. */
  private static void keepRedirect(Browser browser) {
    browser
        .driver()
        .executeScript(
            "const answers = PrimeFaces.ajax.ResponseProcessor;"
                + " window.redirect = answers.doRedirect; answers.doRedirect = function () {};");
  }

  private static void comeBack(Browser browser) {
    browser
        .driver()
        .executeScript(
            "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
  }

  private static void followRedirects(Browser browser) {
    browser
        .driver()
        .executeScript("PrimeFaces.ajax.ResponseProcessor.doRedirect = window.redirect");
  }

  /** The driver answers "Leave site?" by itself, so the page has to remember the question. */
  private static void noteQuestions(Browser browser) {
    browser
        .driver()
        .executeScript(
            "window.addEventListener('beforeunload', event => {"
                + " if (event.defaultPrevented) sessionStorage.setItem('asked', 'true'); });");
  }

  private static boolean isBusy(Browser browser) {
    return browser.find(By.id("next")).getAttribute("class").contains("ui-state-loading");
  }
}

package dev.connections.e2e;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.KeyType;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.okta.AppKey;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;

@BrowserTest
class ProfilesWalkLongIT {
  private static Product product;

  @BeforeAll
  static void start(Sandbox sandbox) {
    product = Product.named("walk").with(sandbox.environment()).start();
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void leadsFromTheFirstStartToAWorkingProfileAndAwayAgain(Browser browser, Sandbox sandbox) {
    ServiceApp app = appWithoutKey(sandbox, "Walk");
    AppKey first = app.keys().isEmpty() ? newKey(app) : app.key();
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open();

    tab.create().fill("Walk", sandbox.acme(), app).enterKey(first.pem());
    browser.sees("PEM, RSA 2048");
    tab.save().saved("Walk");
    assertThat(tab.row("Walk")).contains("Connected").contains("Okta");

    tab.select("Walk");
    browser.press("Edit").type("Profile name", "Walked");
    tab.save().saved("Walked");

    AppKey second = newKey(app);
    tab.select("Walked");
    browser.press("Edit").press("Replace");
    tab.enterKey(second.privateJwk());
    browser.sees("JSON, RSA 2048");
    tab.save().saved("Walked");
    tab.show("Walked");
    browser.sees("Previous key");
    browser.press("Drop previous key");
    browser.find(By.cssSelector(".ui-confirmdialog-yes")).click();
    browser.seesNo("Previous key");

    app.deactivateKey(second.kid());
    browser.press("Verify again");
    browser.sees("The private key does not match a public key of the app");
    browser.sees("Okta says:");
    tab.close();
    assertThat(tab.row("Walked")).contains("Critical");

    tab.select("Walked");
    browser.press("Delete");
    browser.sees("The profile Walked and its private key will be destroyed.");
    browser.find(By.id("deletionConfirm")).click();
    browser.sees("The profile Walked was deleted.");
    assertThat(tab.names()).doesNotContain("Walked");

    browser.find(By.cssSelector("details.who summary")).click();
    browser.press("Sign out");
    browser.sees("Sign in");
  }

  private static ServiceApp appWithoutKey(Sandbox sandbox, String name) {
    ServiceApp app = sandbox.acme().createApp(name);
    sandbox.acme().app(ReadyApp.BACKUP).scopes().forEach(app::grant);
    app.assign(sandbox.acme().app(ReadyApp.BACKUP).role().orElseThrow());
    return app;
  }

  private static AppKey newKey(ServiceApp app) {
    return app.generateKey(KeyType.RSA);
  }

  @Test
  void makesAKeyPairAndShowsWhatToPasteIntoOkta(Browser browser, Sandbox sandbox) {
    ServiceApp app = appWithoutKey(sandbox, "Made here");
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();
    tab.fill("Made here", sandbox.acme(), app).generateKey("RSA_2048");
    browser.sees("Generated here, RSA 2048");
    browser.press("Remove");
    tab.generateKey("RSA_4096");
    browser.sees("Generated here, RSA 4096");
    browser.press("Replace");
    tab.generateKey("EC_P256");

    browser.sees("Generated here, EC P-256");
    browser.sees("Paste this public key there, click Done and Save, then go on here.");
    browser.sees("-----BEGIN PUBLIC KEY-----", "Copy JWK", "Copy PEM");
    app.addPublicKey(browser.find(By.cssSelector(".note .half pre")).getText());
    tab.save().saved("Made here");
    assertThat(tab.row("Made here")).contains("Connected");
  }

  @Test
  void asksWhichKeyOfAnUploadedSetToUseAndLeavesNoneInTheBrowser(
      Browser browser, Sandbox sandbox, @TempDir Path folder) throws IOException {
    ServiceApp app = appWithoutKey(sandbox, "Two keys");
    AppKey first = newKey(app);
    AppKey second = newKey(app);
    String set = "{\"keys\":[" + first.privateJwk() + "," + second.privateJwk() + "]}";
    Path file = Files.writeString(folder.resolve("keys.json"), set);
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();

    browser.driver().findElement(By.id("keyFile")).sendKeys(file.toString());

    assertThat(tab.problem("key")).startsWith("There are several keys.");
    Select choice = new Select(browser.field("Key to use"));
    assertThat(choice.getOptions().stream().map(WebElement::getText))
        .containsExactly(first.kid(), second.kid());
    WebElement entry = browser.field("Private key");
    assertThat(entry.getDomAttribute("autocomplete")).isEqualTo("off");
    assertThat(entry.getDomAttribute("spellcheck")).isEqualTo("false");
    assertThat(entry.getDomProperty("value")).isEqualTo(set);
    assertThat(tab.storedInTheBrowser()).doesNotContain("keys").doesNotContain(first.kid());
    choice.selectByValue(second.kid());
    browser.press("Use this key");
    browser.sees("JSON, from a key set, RSA 2048");
    browser.sees(second.kid());
    browser.seesNo(first.kid());
    assertThat(tab.storedInTheBrowser()).doesNotContain("keys").doesNotContain(second.kid());
  }

  /** The browser guesses no encoding: what is no UTF-8 goes to the parser as it is. */
  @Test
  void readsAnUploadedKeyInAnyEncoding(Browser browser, Sandbox sandbox, @TempDir Path folder)
      throws IOException {
    AppKey key = newKey(appWithoutKey(sandbox, "Encoded"));
    Path file = Files.write(folder.resolve("key.txt"), key.privateJwk().getBytes(UTF_16LE));
    People.signIn(browser, product);
    ProfilesTab.of(product, browser).open().create();

    browser.driver().findElement(By.id("keyFile")).sendKeys(file.toString());

    browser.sees("JSON, RSA 2048");
    browser.sees(key.kid());
  }

  @Test
  void keepsFilterAndOrderInTheAddress(Browser browser, Sandbox sandbox) {
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open();
    tab.createWorking("Ordered A", sandbox.globex(), sandbox.globex().app(ReadyApp.READ_ONLY));
    tab.createWorking("Ordered B", sandbox.globex(), sandbox.globex().app(ReadyApp.EXCESS_SCOPES));
    browser.find(By.id("q")).sendKeys("ordered");
    browser.eventually(() -> assertThat(tab.names()).containsExactly("Ordered A", "Ordered B"));

    browser.find(By.xpath("//th[normalize-space(.)='Profile']")).click();

    browser.eventually(() -> assertThat(tab.names()).containsExactly("Ordered B", "Ordered A"));
    browser.eventually(
        () -> assertThat(browser.address()).contains("q=ordered").contains("sort=-name"));
    browser.driver().navigate().refresh();
    assertThat(browser.find(By.id("q")).getDomProperty("value")).isEqualTo("ordered");
    assertThat(tab.names()).containsExactly("Ordered B", "Ordered A");
    assertThat(browser.find(By.id("count")).getText()).isEqualTo("2 profiles");
  }

  @Test
  void showsAnAuditorEverythingAndNoAction(Browser browser, Sandbox sandbox) {
    People.signIn(browser, product);
    ServiceApp app = sandbox.globex().app(ReadyApp.BACKUP);
    ProfilesTab.of(product, browser).open().createWorking("Audited", sandbox.globex(), app);
    People.add(People.administrator(product), product.uri("/"), "nora", "AUDITOR");
    browser.driver().manage().deleteAllCookies();
    People.signIn(browser, product, "nora", People.PASSWORD);

    ProfilesTab tab = ProfilesTab.of(product, browser).open();

    assertThat(browser.driver().findElements(By.cssSelector("main button:not([data-copy])")))
        .isEmpty();
    tab.show("Audited");
    browser.sees("Your role may look at profiles, not change them.");
    assertThat(browser.driver().findElements(By.cssSelector(".panelFoot button"))).isEmpty();
  }

  @Test
  void makesOneProfileHoweverOftenSaveIsPressed(Browser browser, Sandbox sandbox) {
    Organization acme = sandbox.acme();
    ServiceApp app = acme.app(ReadyApp.BACKUP_WITH_DPOP);
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();
    tab.fill("Pressed twice", acme, app).enterKey(app.key().privateJwk());

    browser
        .driver()
        .executeScript(
            "const save = document.getElementById('save'); save.click(); save.click();"
                + " save.click();");

    tab.saved("Pressed twice");
    assertThat(tab.names()).containsOnlyOnce("Pressed twice");
  }

  @Test
  void savesWithTheKeyAndThePassPhraseThatStandThere(Browser browser, Sandbox sandbox) {
    ServiceApp app = sandbox.globex().app(ReadyApp.BACKUP_WITH_GRANTS);
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();
    tab.fill("Typed", sandbox.globex(), app).pasteKey(app.key().encryptedPem()).save();
    assertThat(tab.problem("key")).startsWith("The key is encrypted.");

    browser.type("Pass phrase of the key", "another one");
    tab.save();
    browser.sees("The pass phrase does not open this key.");
    browser.type("Pass phrase of the key", app.key().passPhrase());
    tab.save().saved("Typed");

    assertThat(tab.row("Typed")).contains("Connected");
  }

  @Test
  void findsTheInputAgainAfterARefreshAndInASecondTab(Browser browser, Sandbox sandbox) {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP_WITH_EC_KEY);
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();
    tab.fill("Refreshed", sandbox.acme(), app).enterKey(app.key().pem());
    String address = browser.address();

    browser.driver().navigate().refresh();

    assertThat(browser.field("Profile name").getDomProperty("value")).isEqualTo("Refreshed");
    browser.sees("EC P-256");
    String firstTab = browser.driver().getWindowHandle();
    browser.driver().switchTo().newWindow(WindowType.TAB);
    browser.driver().get(address);
    tab.save().saved("Refreshed");
    browser.driver().switchTo().window(firstTab);
    tab.save();
    tab.open();
    assertThat(tab.names()).containsOnlyOnce("Refreshed");
  }

  @Test
  void keepsTheInputWhenTheSessionHasEnded(Browser browser) {
    People.signIn(browser, product);
    ProfilesTab.of(product, browser).open().create();
    browser.type("Profile name", "Before the session ended");
    browser.field("Description").click();
    browser.calm();
    browser.type("Client ID", "0oaNotSentYet");
    String address = browser.address();

    browser.driver().manage().deleteAllCookies();
    browser.field("Description").click();
    People.signInHere(browser, People.ADMINISTRATOR, People.PASSWORD);

    assertThat(browser.address()).isEqualTo(address);
    assertThat(browser.field("Profile name").getDomProperty("value"))
        .isEqualTo("Before the session ended");
    browser.sees("Input that had not reached the server was filled in again.");
    assertThat(browser.field("Client ID").getDomProperty("value")).isEqualTo("0oaNotSentYet");
    browser.field("Description").click();
    browser.calm();
    ProfilesTab.of(product, browser).open();
    browser.sees("Before the session ended: you have unsaved input from");
    browser.press("Continue");
    assertThat(browser.field("Client ID").getDomProperty("value")).isEqualTo("0oaNotSentYet");
  }

  @Test
  void keepsTheInputOfAPageThatIsTooOld(Browser browser) {
    People.signIn(browser, product);
    ProfilesTab.of(product, browser).open().create();
    browser.type("Client ID", "0oaOfAnOldPage");

    Visitor elsewhere = People.administrator(product);
    browser.keepSession(product.uri("/"), elsewhere.sessionId().orElseThrow());
    browser.field("Description").click();
    browser.sees("This page was open for too long");
    browser.press("Open this page again");

    browser.sees("Input that had not reached the server was filled in again.");
    assertThat(browser.field("Client ID").getDomProperty("value")).isEqualTo("0oaOfAnOldPage");
  }

  @Test
  void saysBesideTheFieldWhatIsWrong(Browser browser, Sandbox sandbox) {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP);
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();

    tab.save();

    assertThat(tab.problem("name")).isEqualTo("Enter a name for the profile.");
    assertThat(tab.problem("domain")).startsWith("Enter the Okta domain");
    assertThat(tab.problem("clientId")).isEqualTo("Enter the client ID of the app.");
    assertThat(tab.problem("key")).startsWith("Enter the private key");
    browser.type("Okta domain", "https://acme-admin.okta.com");
    tab.enterKey(app.key().publicJwk().toJSONString());
    assertThat(tab.problem("key")).startsWith("This is a public key.");
    tab.enterKey("nothing of the kind");
    assertThat(tab.problem("key")).startsWith("This is not a private key.");
    tab.enterKey(app.key().encryptedPem());
    assertThat(tab.problem("key")).startsWith("The key is encrypted.");
    browser.type("Pass phrase of the key", app.key().passPhrase()).press("Use this key");
    browser.sees("RSA 2048");
    assertThat(browser.driver().getPageSource()).doesNotContain("PRIVATE KEY-----");
    tab.save();
    assertThat(tab.problem("domain")).contains("Enter acme.okta.com instead");
  }

  @Test
  void namesWhatIsMissingAndSavesAnywayWhenAsked(Browser browser, Sandbox sandbox) {
    ServiceApp app = sandbox.acme().app(ReadyApp.MISSING_DEVICES);
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();

    tab.fill("Without devices", sandbox.acme(), app).enterKey(app.key().pem()).save();

    browser.sees("Scope okta.devices.read is not granted");
    browser.sees("your service app, Okta API Scopes, okta.devices.read, Grant.");
    browser.press("Save anyway");
    browser.sees("Nothing can sign in with it until the problem is solved");
    browser.find(By.id("anywayConfirm")).click();
    tab.saved("Without devices");
    assertThat(tab.row("Without devices"))
        .contains("Critical")
        .contains("Scope okta.devices.read is not granted");
  }

  @Test
  void asksWhoseInputCountsWhenSomebodyElseWasFaster(Browser browser, Sandbox sandbox) {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP_WITH_GRANTS);
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open();
    tab.createWorking("Shared", sandbox.acme(), app).select("Shared");
    browser.press("Edit").type("Description", "mine");
    browser.field("Profile name").click();
    browser.calm();
    People.add(People.administrator(product), product.uri("/"), "oscar", "OPERATOR");

    try (Browser other = Browsers.another()) {
      People.signIn(other, product, "oscar", People.PASSWORD);
      describeAs("theirs", other);
      tab.save();
      browser.sees("Somebody else changed this profile");
      browser.sees("oscar");
      browser.press("Load theirs");
      assertThat(browser.field("Description").getDomProperty("value")).isEqualTo("theirs");
      describeAs("theirs again", other);
    }
    browser.type("Description", "mine after all");
    tab.save();

    browser.sees("Somebody else changed this profile");
    browser.press("Keep mine");
    tab.saved("Shared").show("Shared");
    browser.sees("mine after all");
  }

  private static void describeAs(String description, Browser other) {
    ProfilesTab tab = ProfilesTab.of(product, other).open().select("Shared");
    other.press("Edit").type("Description", description);
    tab.save().saved("Shared");
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What an administrator is shown of the node, its addresses and its settings. */
@BrowserTest
class SystemPageLongIT {
  private static final String PAGE = "/system/system.xhtml";

  @Test
  void showsNodeAddressesAndSettingsWithTheirSources(Product product, Browser browser)
      throws IOException {
    People.signIn(browser, product);
    browser.find(By.cssSelector("details.who summary")).click();
    browser.press("System");
    browser.sees("Works");
    assertThat(browser.text())
        .containsPattern("Payara Micro \\d+\\.\\d+")
        .contains("H2", "Not set. Links, redirects and");
    String callback = "http://localhost:" + product.port() + "/signin/callback";
    WebElement copy = browser.find(By.cssSelector("button[data-copy='" + callback + "']"));
    assertThat(copy.getAccessibleName()).isEqualTo("Copy Sign-in through the organization");
    browser.find(By.cssSelector("button[data-copy$='/consent/callback']"));

    assertThat(row(browser, "connections.data-directory"))
        .contains(product.data().toString(), "Environment variable");
    assertThat(row(browser, "connections.datasource.url"))
        .contains("jdbc:h2:file:", "Worked out at the start");
    browser.seesNo("connections.session.idle-minutes");
    new Select(browser.find(By.id("show"))).selectByVisibleText("All settings");
    browser.sees("connections.session.idle-minutes");
    assertThat(row(browser, "connections.session.idle-minutes")).contains("30", "Default");
    assertThat(row(browser, "connections.datasource.password")).contains("Secret", "Not set");
    browser.seesNo("???");
    browser.picture("system");

    browser.find(By.id("q")).sendKeys("IDLE_MINUTES");
    browser.seesNo("connections.data-directory");
    assertThat(browser.address()).endsWith(PAGE + "?q=IDLE_MINUTES&show=ALL");
    browser.width(390);
    browser.driver().executeScript("document.getElementById('settingsTitle').scrollIntoView()");
    browser.picture("system-narrow-table");
    browser.open(product.uri(PAGE)).calm().picture("system-narrow");
    AccessibilityLongIT.assertUsable(browser);
    browser.assertClean();
  }

  /** Browsers take each name below localhost for this machine. */
  @Test
  void saysWhatToDoWhenPeopleReachItAtAnAddressThatIsNotSet(Product product, Browser browser)
      throws IOException {
    People.administrator(product);
    String host = "console.localhost:" + product.port();
    browser.open(URI.create("http://" + host + "/login.xhtml"));
    People.signInHere(browser, People.ADMINISTRATOR, People.PASSWORD);

    browser.open(URI.create("http://" + host + PAGE)).calm();

    browser.sees("This page was asked for at " + host + ", and connections.public-url is not set");
    browser.picture("system-elsewhere");
  }

  @Test
  void isForAdministratorsAlone(Product product) {
    People.assertForAdministratorsAlone(product, PAGE);
  }

  @Test
  void showsAndTriesOutTheSystemApplications(Sandbox sandbox, Browser browser) throws IOException {
    ServiceApp app = sandbox.acme().app(ReadyApp.SYSTEM);
    app.signInWithSecret(true);
    try (Product product = withSystemApplications(sandbox, app)) {
      People.signIn(browser, product);
      browser.open(product.uri(PAGE)).calm();

      assertThat(application(browser, "Acme Mail"))
          .contains("Not set up", "connections.system.acme-mail.client-id", "No provider")
          .contains(product.uri("/grant/callback").toString(), "/consent/callback")
          .doesNotContain("Try out");
      assertThat(application(browser, "Okta"))
          .contains("Set up", app.clientId(), "Client secret")
          .contains(product.uri("/grant/callback").toString())
          .doesNotContain("/consent/callback");
      assertThat(row(browser, "connections.system.okta.client-secret"))
          .contains("Set, not shown", "Environment variable");
      assertThat(browser.driver().getPageSource()).doesNotContain(app.clientSecret());

      tryOut(browser, "not a host at all");
      browser.eventually(() -> assertThat(trial(browser)).contains("warn"));
      tryOut(browser, sandbox.acme().origin().toString());
      browser.sees("Okta takes this application: client ID and credential are right.");
      browser.picture("system-applications");
      // Its secret stays as it is: the product of other tests has it, too.
      app.signInWithSecret(false);
      tryOut(browser, sandbox.acme().origin().toString());
      browser.sees("Compare the settings with the application as it is registered at Okta");
      assertThat(trial(browser)).contains("bad");
      AccessibilityLongIT.assertUsable(browser);
      browser.width(390).picture("system-applications-narrow");
      browser.assertClean();
    } finally {
      app.signInWithSecret(true);
    }
  }

  private static Product withSystemApplications(Sandbox sandbox, ServiceApp app)
      throws IOException {
    Product product = Product.named("registrations");
    Path catalog = Files.createDirectory(product.folder().resolve("catalog"));
    Files.copy(
        Path.of("../connections-ejb/src/test/resources/workload/acme-mail.json"),
        catalog.resolve("acme-mail.json"));
    return product
        .with(sandbox.environment())
        .with("CONNECTIONS_CATALOG_DIRECTORY", catalog.toString())
        .with("CONNECTIONS_SYSTEM_OKTA_CLIENT_ID", app.clientId())
        .with("CONNECTIONS_SYSTEM_OKTA_CLIENT_SECRET", app.clientSecret())
        .start();
  }

  private static WebElement article(Browser browser, String title) {
    return browser.find(By.cssSelector("article.registration[aria-label='" + title + "']"));
  }

  private static String application(Browser browser, String title) {
    article(browser, title).findElement(By.tagName("summary")).click();
    return article(browser, title).getText();
  }

  private static void tryOut(Browser browser, String organization) {
    WebElement where = article(browser, "Okta").findElement(By.cssSelector("input[type=text]"));
    where.clear();
    where.sendKeys(organization);
    article(browser, "Okta")
        .findElement(By.cssSelector("button[aria-label='Try out Okta']"))
        .click();
  }

  /** How it ended, as the class of its box. */
  private static String trial(Browser browser) {
    return article(browser, "Okta").findElement(By.cssSelector(".note")).getAttribute("class");
  }

  private static String row(Browser browser, String key) {
    return browser.find(By.xpath("//tr[.//code[.='" + key + "']]")).getText();
  }
}

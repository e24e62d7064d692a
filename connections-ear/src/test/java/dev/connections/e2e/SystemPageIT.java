package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What an administrator is shown of the node, its addresses and its settings. */
@BrowserTest
class SystemPageIT {
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
    assertThat(browser.text()).doesNotContain("connections.session.idle-minutes");
    new Select(browser.find(By.id("show"))).selectByVisibleText("All settings");
    browser.sees("connections.session.idle-minutes");
    assertThat(row(browser, "connections.session.idle-minutes")).contains("30", "Default");
    assertThat(row(browser, "connections.datasource.password")).contains("Secret", "Not set");
    assertThat(browser.text()).doesNotContain("???");
    browser.picture("system");

    browser.find(By.id("q")).sendKeys("IDLE_MINUTES");
    browser.eventually(
        () -> assertThat(browser.text()).doesNotContain("connections.data-directory"));
    assertThat(browser.address()).endsWith(PAGE + "?q=IDLE_MINUTES&show=ALL");
    browser.width(390);
    browser.driver().executeScript("document.getElementById('settingsTitle').scrollIntoView()");
    browser.picture("system-narrow-table");
    browser.open(product.uri(PAGE)).calm().picture("system-narrow");
    AccessibilityIT.assertUsable(browser);
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

  private static String row(Browser browser, String key) {
    return browser.find(By.xpath("//tr[.//code[.='" + key + "']]")).getText();
  }
}

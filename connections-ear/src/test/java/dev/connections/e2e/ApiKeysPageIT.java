package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** How an administrator makes, renews and revokes the key of a program. */
@BrowserTest
class ApiKeysPageIT {
  private static final String PAGE = "/apikeys/apikeys.xhtml";
  private static final By FRESH = By.cssSelector("#fresh code");

  private final String name = "Nightly export " + UUID.randomUUID();

  @Test
  void makesRenewsAndRevokesAKeyThatIsShownOnce(Product product, Browser browser)
      throws IOException {
    People.signIn(browser, product);
    browser.find(By.cssSelector("details.who summary")).click();
    browser.press("API keys");
    browser.find(By.id("create")).click();
    browser.calm();
    AccessibilityLongIT.assertUsable(browser);
    browser.picture("apikeys-create");
    browser.find(By.id("newKeySave")).click();
    browser.sees("Enter a name: what program will use the key, and where.");

    browser.type("Name", name);
    browser.find(By.xpath("//label[.='Read']")).click();
    new Select(browser.field("Ends after")).selectByVisibleText("30 days");
    browser.find(By.id("newKeySave")).click();
    browser.sees("API key for " + name + ". It is shown only now");
    String key = browser.find(FRESH).getText();
    assertThat(key).startsWith("cnk_").hasSizeGreaterThan(40);
    AccessibilityLongIT.assertUsable(browser);
    browser.picture("apikeys-fresh");

    browser.open(product.uri(PAGE + "?q=" + name.replace(' ', '+'))).calm();
    assertThat(browser.driver().getPageSource()).doesNotContain(key);
    assertThat(row(browser))
        .contains(
            key.substring(0, 10), "Link connectors and get tokens", "Read", "Every connection")
        .contains("Active", "Never");
    choose(browser, "Renew");
    browser.picture("apikeys-renew");
    browser.find(By.id("renewalSave")).click();
    browser.calm();
    assertThat(browser.find(FRESH).getText()).startsWith("cnk_").isNotEqualTo(key);

    choose(browser, "Revoke");
    browser.sees("This cannot be undone.");
    browser.picture("apikeys-revoke");
    browser.find(By.cssSelector(".ui-confirmdialog-yes")).click();
    browser.sees("The key " + name + " is revoked.");
    assertThat(row(browser)).contains("Revoked by " + People.ADMINISTRATOR);
    assertThat(browser.driver().findElements(By.cssSelector("button[id$='actions_button']")))
        .isEmpty();
    browser.assertClean();
  }

  @Test
  void asksWhichConnectionsAKeyReaches(Product product, Browser browser) throws IOException {
    People.signIn(browser, product);
    browser.open(product.uri(PAGE)).calm();
    browser.find(By.id("create")).click();
    browser.calm();
    browser.type("Name", name);
    browser.find(By.xpath("//label[normalize-space(.)='Only some']")).click();
    browser.calm();
    browser.find(By.id("apiKeySearch")).sendKeys("no connection is called so");
    browser.sees("No connection fits.");
    AccessibilityLongIT.assertUsable(browser);

    browser.find(By.id("newKeySave")).click();

    browser.sees("Choose the connections that the key reaches, or every connection.");
    browser.picture("apikeys-connections");
    browser.assertClean();
  }

  @Test
  void isForAdministratorsAlone(Product product) {
    People.assertForAdministratorsAlone(product, PAGE);
  }

  private String row(Browser browser) {
    return browser.find(By.xpath("//tr[.//b[.='" + name + "']]")).getText();
  }

  private static void choose(Browser browser, String entry) {
    browser.find(By.cssSelector("button[id$='actions_button']")).click();
    browser
        .find(By.xpath("//*[contains(@class, 'ui-menu')]//a[normalize-space(.)='" + entry + "']"))
        .click();
    browser.calm();
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Every page, panel and dialog, wide and narrow, light and dark. */
@BrowserTest
class AccessibilityLongIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/profiles/profiles.xhtml",
        "/connections/connections.xhtml",
        "/applications/applications.xhtml",
        "/activity/activity.xhtml",
        "/people/people.xhtml",
        "/apikeys/apikeys.xhtml",
        "/system/system.xhtml",
        "/signin/password.xhtml"
      })
  void keepsPagesUsableForEverybody(String path, Product product, Browser browser) {
    People.signIn(browser, product);

    browser.open(product.uri(path)).calm();

    assertThat(browser.address()).endsWith(path);
    assertUsable(browser);
  }

  @Test
  void keepsTheWayInUsable(Product product, Browser browser) {
    People.administrator(product);

    browser.open(product.uri("/login.xhtml")).calm();

    browser.sees("Password");
    assertUsable(browser);
  }

  /** The file opens it for the administrator who is there, too, and changes nothing for others. */
  @Test
  void keepsTheSetUpUsableAndLetsIn(Product product, Browser browser) throws IOException {
    People.administrator(product);
    Files.createFile(product.data().resolve("recover"));
    browser.open(product.uri("/set-up.xhtml")).calm();
    browser.sees("Set up an administrator");
    assertUsable(browser);

    setUp(browser, "x" + product.setUpToken());
    browser.sees("This token is not valid");
    assertUsable(browser);
    setUp(browser, product.setUpToken());

    browser.eventually(() -> assertThat(browser.address()).doesNotContain("set-up"));
    browser.open(product.uri("/people/people.xhtml")).calm();
    browser.sees("Who may sign in to this console");
  }

  private static void setUp(Browser browser, String token) {
    browser
        .type("One-time token", token)
        .type("Your name", People.ADMINISTRATOR)
        .type("Password", People.PASSWORD)
        .type("Password again", People.PASSWORD)
        .press("Create administrator");
  }

  @Test
  void keepsErrorPagesUsable(Product product, Browser browser) {
    browser.expectErrors(message -> message.contains("404"));
    People.signIn(browser, product);

    browser.open(product.uri("/no-such-page.xhtml")).calm();

    browser.sees("Page not found");
    assertUsable(browser);
  }

  @Test
  void keepsThePanelAndItsDialogsUsable(Product product, Browser browser, Sandbox sandbox) {
    ServiceApp app = sandbox.globex().app(ReadyApp.READ_ONLY);
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();
    assertUsable(browser);
    tab.save();
    assertThat(tab.problem("name")).isNotBlank();
    assertUsable(browser);
    tab.fill("Read only", sandbox.globex(), app).enterKey(app.key().pem());
    assertUsable(browser);
    browser.press("Cancel");
    browser.sees("Close without saving?");
    assertUsable(browser);
    browser.press("Continue editing");
    tab.save().saved("Read only");
    tab.select("Read only");
    assertUsable(browser);
    browser.press("Delete");
    browser.sees("Delete this profile?");
    assertUsable(browser);
    browser.find(By.id("deletionCancel")).click();
    tab.open().show("Read only");
    browser.sees("not Super Administrator");
    assertUsable(browser);
  }

  @Test
  void closesTheMenuOfAButtonByTheKeyboard(Product product, Browser browser) {
    People.signIn(browser, product);
    browser.open(product.uri("/people/people.xhtml")).calm();
    WebElement button = browser.find(By.cssSelector(".ui-menubutton button"));
    for (Keys closes : new Keys[] {Keys.ESCAPE, Keys.TAB}) {
      button.sendKeys(Keys.ENTER);
      browser.eventually(() -> assertThat(menus(browser)).hasSize(1));

      browser.driver().switchTo().activeElement().sendKeys(closes);

      browser.eventually(() -> assertThat(menus(browser)).isEmpty());
      if (closes == Keys.ESCAPE) {
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(button);
      }
    }
  }

  private static List<WebElement> menus(Browser browser) {
    return browser.driver().findElements(By.cssSelector(".ui-menu")).stream()
        .filter(WebElement::isDisplayed)
        .toList();
  }

  @Test
  void leadsToTheFieldThatARefusalIsAbout(Product product, Browser browser) {
    People.signIn(browser, product);
    Wizard.begin(product, browser).next();

    browser.eventually(
        () -> {
          WebElement focused = browser.driver().switchTo().activeElement();
          assertThat(focused.getAttribute("id")).isEqualTo("name");
          assertThat(focused.getAttribute("aria-invalid")).isEqualTo("true");
        });
  }

  static void assertUsable(Browser browser) {
    for (String scheme : new String[] {"light", "dark"}) {
      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setEmulatedMedia",
              Map.of(
                  "features",
                  new Object[] {Map.of("name", "prefers-color-scheme", "value", scheme)}));
      for (int width : new int[] {1280, 390}) {
        browser
            .driver()
            .executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        browser.assertAccessible();
        assertThat(
                browser
                    .driver()
                    .executeScript(
                        "return document.documentElement.scrollWidth <= window.innerWidth"))
            .as("fits into " + width + " pixels: " + browser.address())
            .isEqualTo(true);
      }
    }
    browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** The pages of sign-in and people, as a person sees them. */
@BrowserTest
class SignInPagesIT {
  @Test
  void saysWhatIsWrongAndLetsIn(Product product, Browser browser) {
    People.administrator(product);
    browser.open(product.uri("/people/people.xhtml"));
    browser.type("Name", People.ADMINISTRATOR).type("Password", "not it").press("Sign in");
    browser.sees("Name and password do not belong together.");

    browser.type("Password", People.PASSWORD).press("Sign in");

    browser.eventually(() -> assertThat(browser.address()).endsWith("/people/people.xhtml"));
    browser.sees("Who may sign in to this console");
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void areAccessible(int width, Product product, Browser browser) {
    People.administrator(product);
    browser.width(width).open(product.uri("/login.xhtml"));
    browser.assertAccessible();
    browser.open(product.uri("/invitation.xhtml?token=used"));
    browser.assertAccessible();
    People.signIn(browser, product);
    for (String page : new String[] {"/people/people.xhtml", "/signin/password.xhtml"}) {
      browser.open(product.uri(page)).calm();
      browser.assertAccessible();
    }
  }

  @Test
  void addDisableAndRemoveAPerson(Product product, Browser browser) {
    People.signIn(browser, product);
    browser.open(product.uri("/people/people.xhtml"));
    browser.type("Name", "zoe").press("Add and make link");
    browser.sees("One-time link for zoe. It is shown only now");
    browser.sees(product.uri("/invitation.xhtml?token=").toString());

    choose(browser, "Disable");
    browser.sees("zoe is disabled.");
    choose(browser, "Enable");
    browser.sees("zoe is enabled.");
    choose(browser, "Remove");
    browser.sees("zoe is removed.");

    browser.open(product.uri("/people/people.xhtml")).calm();
    browser.seesNo("zoe");
  }

  @Test
  void keepTheLastAdministrator(Product product, Browser browser) {
    People.signIn(browser, product);
    browser.open(product.uri("/people/people.xhtml")).calm();

    open(browser, People.ADMINISTRATOR);
    item(browser, "Make auditor");

    browser.sees("is the last administrator who can sign in with a password");
  }

  private static void choose(Browser browser, String action) {
    open(browser, "zoe");
    item(browser, action);
    if (!"Enable".equals(action)) {
      browser.press("Go on");
    }
  }

  private static void open(Browser browser, String person) {
    browser.calm();
    browser.find(By.xpath("//tr[.//b='" + person + "']//button[contains(., 'Change')]")).click();
  }

  private static void item(Browser browser, String action) {
    browser.find(By.xpath("//a[contains(@class, 'ui-menuitem-link')][.='" + action + "']")).click();
    browser.calm();
  }
}

package dev.connections.e2e;

import static dev.connections.e2e.SystemApplicationsLongIT.pictures;
import static dev.connections.e2e.SystemApplicationsLongIT.signInWhereAsked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppSecret;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Several applications need a person at once, who goes through them one after the other. */
@BrowserTest
class ReauthenticationRoundLongIT {
  private static Product product;

  @BeforeAll
  static void start(Sandbox sandbox) {
    product = Product.named("round").with(sandbox.environment()).start();
    sandbox.addRedirectUri(product.uri("/grant/callback").toString());
    SystemApplicationsLongIT.forgetConsents(sandbox);
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void leadsFromOneApplicationToTheNextAndSaysWhatIsLeft(Browser browser, Sandbox sandbox)
      throws IOException {
    Organization acme = sandbox.acme();
    Organization globex = sandbox.globex();
    Tenant contoso = sandbox.contoso();
    People.signIn(browser, product);
    Wizard.grant(product, browser, acme);
    ConnectionPage first = ConnectionPage.here(product, browser);
    Wizard.grant(product, browser, globex);
    ConnectionPage second = ConnectionPage.here(product, browser);
    AppRegistration app = Wizard.connect(product, browser, contoso);
    ConnectionPage custom = ConnectionPage.here(product, browser);
    browser.open(product.uri("/applications/applications.xhtml")).calm();
    assertThat(browser.driver().findElements(By.id("reauthenticate"))).isEmpty();

    acme.signIns().revokeAll(true);
    globex.signIns().revokeAll(true);
    app.expireSecret(app.secret().keyId());
    for (ConnectionPage page : List.of(first, second, custom)) {
      page.open().verify().is("Critical");
    }
    begins(browser);
    replacesTheSecret(browser, contoso, app);
    browser.sees("2 of 3: Okta, of the connection ");
    boolean acmeFirst = browser.text().contains("of the connection " + acme.name());
    Organization left = acmeFirst ? globex : acme;
    grantsAgain(browser, acmeFirst ? acme : globex);
    browser.press("Next application");
    browser.sees("3 of 3: Okta, of the connection " + left.name());
    browser.press("Skip");
    ends(browser, left);
    assertThat((acmeFirst ? first : second).open().is("No issues").reason())
        .doesNotContain("revoked");
    browser.assertClean();
  }

  /** By the number on the first page. */
  private static void begins(Browser browser) throws IOException {
    browser.open(product.uri("/connections/connections.xhtml")).calm();
    browser.find(By.cssSelector(".tiles a[href*='status=REAUTHENTICATE']")).click();
    browser.sees("3 applications");
    pictures(browser, "round-list");
    browser.press("Reauthenticate 3 applications");
  }

  private static void replacesTheSecret(Browser browser, Tenant tenant, AppRegistration app)
      throws IOException {
    AppSecret next = app.addSecret();
    browser.press("Replace");
    browser.type("Client secret", next.value()).press("Use this secret");
    browser.sees("Begins with");
    browser.press("Save");
    browser.sees("1 of 3 is done: Backup app, of the connection " + tenant.name());
    pictures(browser, "round-done");
    browser.press("Next application");
  }

  private static void grantsAgain(Browser browser, Organization organization) throws IOException {
    browser.sees("2 of 3: Okta, of the connection " + organization.name());
    browser.sees("The sign-in was revoked");
    pictures(browser, "round-at");
    browser.press("Sign in at Okta");
    // What this account accepted before it is not asked for again.
    signInWhereAsked(browser, organization.signIns().serviceAccount());
    browser.eventually(() -> assertThat(browser.find(By.id("use")).isEnabled()).isTrue());
    browser.sees("2 of 3: Okta");
    browser.press("Use this grant");
    browser.sees("2 of 3 is done: Okta, of the connection " + organization.name());
  }

  private static void ends(Browser browser, Organization left) throws IOException {
    browser.sees("2 of 3 applications need no reauthentication any more. 1 is left:");
    assertThat(browser.find(By.id("round")).getText()).contains(left.name());
    browser.sees("1 application");
    pictures(browser, "round-end");
    browser.press("Close");
    browser.eventually(() -> assertThat(browser.driver().findElements(By.id("round"))).isEmpty());
    browser.press("Reauthenticate 1 application");
    browser.sees("1 of 1: Okta, of the connection " + left.name());
    browser.press("Stop");
    browser.sees("0 of 1 applications need no reauthentication any more. 1 is left:");
  }
}

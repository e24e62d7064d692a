package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.ReadyRegistration;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** What the wizard offers where the straight way is not the one to take. */
@BrowserTest
class WizardOffersLongIT {
  private static final By GIVEN_UP =
      By.xpath("//*[contains(@class, 'openDraft')][contains(., 'Given up')]//button");

  private static Product product;

  @BeforeAll
  static void start(Sandbox sandbox) {
    product = Product.named("offers").with(sandbox.environment()).start();
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void restoresARemovedConnectionOrDeletesItForGood(Browser browser, Sandbox sandbox) {
    People.signIn(browser, product);
    connect(browser, "Acme", sandbox.acme());
    remove(browser, "Acme");

    taken(browser, sandbox.acme());
    browser.find(By.id("restore")).click();
    browser.sees("The connection Acme is restored.");
    browser.eventually(() -> assertThat(browser.address()).contains("/connection.xhtml?id="));
    browser.calm();
    remove(browser, "Acme");

    Wizard wizard = taken(browser, sandbox.acme());
    browser.find(By.id("deleteForGood")).click();
    browser.type("Type the name of the connection to confirm", "Acme Ltd");
    browser.find(By.id("deletingConfirm")).click();
    browser.sees("This is not its name. Type Acme.");
    browser.type("Type the name of the connection to confirm", "Acme");
    browser.find(By.id("deletingConfirm")).click();
    browser.sees("The connection Acme was deleted for good. Press Next to go on.");
    browser.calm();
    wizard.next().at("Capabilities");
    browser.assertClean();
  }

  @Test
  void signsInWithAProfileThatStandsAlone(Browser browser, Sandbox sandbox) {
    ServiceApp app = sandbox.globex().app(ReadyApp.READ_ONLY);
    People.signIn(browser, product);
    ProfilesTab.of(product, browser).open().createWorking("Globex alone", sandbox.globex(), app);
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics("Globex", "Okta", sandbox.globex().origin().toString()).next();
    wizard.at("Capabilities").next().at("Permissions").next().at("App details");

    new Select(browser.field("How it signs in")).selectByVisibleText("Globex alone");
    browser.calm();
    assertThat(wizard.value("App ID")).isEqualTo(app.clientId());
    browser.sees("PEM, RSA 2048");
    browser.type("App name", "Globex backup");
    wizard.next().at("Consent").next().at("Review").done();

    browser.sees("The connection Globex is added.");
    ProfilesTab tab = ProfilesTab.of(product, browser).open();
    assertThat(tab.names()).containsOnlyOnce("Globex alone");
    tab.show("Globex alone");
    browser.sees("Globex backup (Globex)");
    browser.assertClean();
  }

  @Test
  void saysThatAConsentTakesItsTime(Browser browser, Sandbox sandbox) {
    Tenant tenant = sandbox.fabrikam();
    AppRegistration app = tenant.registerApp("Young consent");
    app.declare(
        tenant.app(ReadyRegistration.MISSING_PERMISSION).declared().toArray(AppRole[]::new));
    app.addRedirectUri(product.uri("/consent/callback").toString());
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics("Fabrikam", "Microsoft 365", tenant.id()).next().at("Capabilities");
    wizard.choose("Exchange backup").next().at("Permissions").next();
    wizard.at("App details").app("Fabrikam backup", app.appId());
    browser.find(By.cssSelector("details.generate summary")).click();
    browser.press("Generate certificate");
    app.addCertificate(wizard.shown("-----BEGIN CERTIFICATE-----"));
    wizard.next().at("Consent");
    browser.press("Open the consent page");
    browser.press("Accept");

    wizard.at("Review");
    browser.sees("Missing permissions: Calendars.Read");
    browser.sees("A consent can take some minutes to be known everywhere.");
    app.grant(AppRole.graph("Calendars.Read"));
    browser.press("Verify again");
    wizard.done();
    browser.sees("The connection Fabrikam is added.");
    browser.assertClean();
  }

  @Test
  void waitsForASystemAppThatIsNotSetUp(Browser browser) {
    People.signIn(browser, product);
    Wizard.begin(product, browser);
    new Select(browser.field("Workload")).selectByVisibleText("Slack (not set up)");
    browser.calm();

    assertThat(browser.find(By.id("next")).isEnabled()).isFalse();
    assertThat(browser.find(By.id("toSystem")).getAttribute("href")).endsWith("/system.xhtml");

    new Select(browser.field("Workload")).selectByVisibleText("Okta");
    browser.calm();
    assertThat(browser.find(By.id("next")).isEnabled()).isTrue();
    browser.assertClean();
  }

  @Test
  void asksBeforeADraftOfTheListIsDiscarded(Browser browser) {
    People.signIn(browser, product);
    Wizard.begin(product, browser);
    browser.type("Connection name", "Given up");
    new Select(browser.field("Workload")).selectByVisibleText("Okta");
    browser.calm();
    browser.open(product.uri("/connections/connections.xhtml")).calm();
    browser.find(GIVEN_UP).click();

    browser.sees("Discard this draft?");
    browser.find(By.cssSelector(".ui-confirmdialog-no")).click();
    browser.calm();
    browser.sees("Given up");
    browser.find(GIVEN_UP).click();
    browser.find(By.cssSelector(".ui-confirmdialog-yes")).click();

    browser.sees("The draft was discarded.");
    browser.seesNo("Given up");
    browser.assertClean();
  }

  private static void connect(Browser browser, String name, Organization organization) {
    ServiceApp app = organization.app(ReadyApp.BACKUP);
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics(name, "Okta", organization.origin().toString()).next();
    wizard.at("Capabilities").next().at("Permissions").next().at("App details");
    wizard.app(name + " backup", app.clientId()).enterKey(app.key().pem());
    browser.sees("PEM, RSA 2048");
    wizard.next().at("Consent").next().at("Review").done();
    browser.sees("The connection " + name + " is added.");
    browser.eventually(() -> assertThat(browser.address()).contains("/connection.xhtml?id="));
    browser.calm();
  }

  /** On the connection's page. */
  private static void remove(Browser browser, String name) {
    browser.find(By.id("remove")).click();
    browser.type("Type the name of the connection to confirm", name);
    browser.find(By.id("removalConfirm")).click();
    browser.sees("This connection is deleted.");
    browser.calm();
  }

  private static Wizard taken(Browser browser, Organization organization) {
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics("Another name", "Okta", organization.origin().toString()).next();
    browser.sees("was removed and still keeps its place");
    return wizard;
  }
}

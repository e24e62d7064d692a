package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.entra.AppCertificate;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.AppSecret;
import dev.connections.sandbox.entra.ReadyRegistration;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * What breaks a connection that worked, how its page says so, and how what it advises mends it. The
 * connections are made through the wizard, one an organization, by the test that needs them first;
 * each test leaves them working.
 */
@BrowserTest
class ConnectionBreaksLongIT {
  private static final AppRole MAIL = AppRole.graph("Mail.Read");

  private static Postgres postgres;
  private static Product product;
  private static AppRegistration backup;
  private static String contoso;

  @BeforeAll
  static void start(Sandbox sandbox) {
    product = Product.named("breaks").with(sandbox.environment());
    postgres = Postgres.in(product.folder().resolve("pg"));
    product.with(postgres.environment()).start();
  }

  @AfterAll
  static void stop() {
    product.close();
    postgres.close();
  }

  @Test
  void namesThePermissionThatIsMissingAndWhatItIsFor(Browser browser, Sandbox sandbox)
      throws IOException {
    ConnectionPage page = contoso(browser, sandbox.contoso());
    browser.picture("connection-no-issues");

    backup.undeclare(MAIL);
    backup.revoke(MAIL);
    page.verify().is("Critical");

    assertThat(page.reason()).contains("Backup app: Permission Mail.Read is missing");
    assertThat(page.finding("Permission Mail.Read is missing").getText())
        .contains("For Exchange backup.", "API permissions, Add a permission");
    browser.picture("connection-permission-missing");
    page.remedy("Permission Mail.Read is missing", "Show permissions");
    browser.find(By.cssSelector(".permissionTable"));
    browser.width(390);
    browser.picture("connection-permission-missing-390");
    browser.width(1280);
    assertThat(page.row("Contoso"))
        .contains("Critical", "Backup app: Permission Mail.Read is missing");
    browser.picture("connections-critical");

    backup.declare(MAIL);
    backup.consent();
    page.open().verify().is("No issues");
    assertThat(page.row("Contoso")).contains("No issues").doesNotContain("Mail.Read");
  }

  @Test
  void namesThePermissionThatNobodyNeeds(Browser browser, Sandbox sandbox) throws IOException {
    AppRole excess = AppRole.graph("User.ReadWrite.All");
    ConnectionPage page = contoso(browser, sandbox.contoso());

    backup.grant(excess);
    page.verify().is("Needs attention");

    assertThat(page.finding("Permission User.ReadWrite.All is granted but not needed").getText())
        .contains("Revoke admin consent");
    browser.picture("connection-permission-excess");
    assertThat(page.row("Contoso")).contains("Needs attention", "User.ReadWrite.All");

    backup.revoke(excess);
    page.open().verify().is("No issues");
  }

  @Test
  void leadsToTheConsentThatIsMissing(Browser browser, Sandbox sandbox) throws IOException {
    ConnectionPage page = contoso(browser, sandbox.contoso());

    backup.withdrawConsent();
    page.verify().is("Critical");

    String title = "Nobody has consented to permission Mail.Read";
    assertThat(page.finding(title).getText()).contains("The app asks for it already");
    browser.picture("connection-consent-missing");
    page.remedy(title, "Open consent page");
    for (String window : browser.driver().getWindowHandles()) {
      browser.driver().switchTo().window(window);
    }
    browser.press("Accept");
    browser.sees("Admin consent was given.");
    page.is("No issues");
    browser.picture("connection-consent-given");
    assertThat(page.row("Contoso")).contains("No issues");
  }

  @Test
  void takesANewSecretForTheOneThatEnded(Browser browser, Sandbox sandbox) throws IOException {
    ConnectionPage page = contoso(browser, sandbox.contoso());
    AppSecret old = backup.secret();

    backup.expireSecret(old.keyId());
    page.verify().is("Critical");
    String title = "The secret or certificate of the app has ended";
    assertThat(page.finding(title).getText()).contains("choose Reauthenticate");
    browser.picture("connection-secret-ended");
    assertThat(page.row("Contoso")).contains("Critical", title);

    AppSecret next = backup.addSecret();
    page.open().remedy(title, "Reauthenticate");
    browser.press("Replace");
    browser.type("Client secret", next.value()).press("Use this secret");
    browser.sees("Begins with");
    browser.picture("reauthenticate-secret");
    browser.press("Save");
    browser.sees("is saved");
    page = ConnectionPage.here(product, browser).is("No issues");
    browser.picture("connection-reauthenticated");
    assertThat(page.history()).contains("Application Backup app reauthenticated");

    backup.removeSecret(old.keyId());
    page.dropPrevious().verify().is("No issues");
  }

  @Test
  void rotatesACertificateWhileTokensGoOn(Browser browser, Sandbox sandbox) throws IOException {
    Tenant tenant = sandbox.fabrikam();
    AppRegistration app = registered(tenant, "Rotation");
    People.signIn(browser, product);
    Wizard wizard = toAppDetails(browser, "Fabrikam", tenant.defaultDomain(), "Exchange backup");
    AppCertificate first =
        app.addCertificate(wizard.app("Rotating app", app.appId()).generateCertificate());
    ConnectionPage page = finish(browser, wizard, "Fabrikam");
    browser.sees("US Government (GCC High)");

    try (TokensGoOn tokens = TokensGoOn.verifying(product, page, tenant, app)) {
      tokens.go();
      browser.find(By.cssSelector("button[aria-label='Reauthenticate Rotating app']")).click();
      browser.press("Replace");
      browser.find(By.cssSelector("details.generate summary")).click();
      browser.press("Generate certificate");
      browser.sees("The certificate is ready.");
      tokens.go();
      app.addCertificate(browser.find(By.cssSelector(".note .half pre")).getText());
      tokens.go();
      browser.press("Save");
      browser.sees("is saved");
      page = ConnectionPage.here(product, browser);
      tokens.go();
      browser.picture("connection-rotated");
      assertThat(page.history()).doesNotContain("not known here");
      page.dropPrevious();
      tokens.go();
      app.removeCertificate(first.keyId());
      tokens.go();
    }

    page.open().verify().is("No issues");
    assertThat(page.history()).doesNotContain("Critical", "Not verified yet");
  }

  @Test
  void keepsAnApplicationThatAConnectorNeeds(Browser browser, Sandbox sandbox) throws IOException {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP_WITH_GRANTS);
    ServiceApp other = sandbox.acme().app(ReadyApp.BACKUP_WITH_DPOP);
    People.signIn(browser, product);
    String acme = sandbox.acme().origin().toString();
    Wizard wizard = Wizard.begin(product, browser).basics("Acme", "Okta", acme).next();
    ConnectionPage page = finish(browser, okta(wizard, "First app", app), "Acme");

    app.withdraw("okta.devices.read");
    page.verify().is("Critical");
    assertThat(page.finding("Scope okta.devices.read is not granted").getText())
        .contains("For Devices backup.", "Okta API Scopes, okta.devices.read, Grant");
    app.grant("okta.devices.read");
    app.grant("okta.users.manage");
    page.open().verify().is("Needs attention");
    assertThat(page.row("Acme")).contains("Scope okta.users.manage is wider than needed");
    app.withdraw("okta.users.manage");
    page.open().verify().is("No issues");

    StoredConnections stored = new StoredConnections(postgres);
    String link = stored.linked(page.id(), "Nightly backup", "devices-backup");
    page.open().choose("First app", "Remove");
    browser.sees("1 connector needs one of its capabilities: Nightly backup.");
    browser.picture("application-removal");
    browser.find(By.id("applicationRemovalConfirm")).click();
    browser.sees("Nothing was changed, since Nightly backup needs Devices backup");
    browser.picture("application-needed");

    browser.press("Add an application");
    wizard = Wizard.here(product, browser).at("Basics").next();
    finish(browser, okta(wizard, "Second app", other), "Second app");
    browser.sees("Another application of this connection holds the same capabilities");
    browser.picture("connection-two-applications");
    page.choose("First app", "Remove");
    browser.find(By.id("applicationRemovalConfirm")).click();
    browser.sees("The application First app was removed");
    page.is("No issues");

    stored.unlinked(link);
  }

  @Test
  void keepsThePlaceOfADeletedConnection(Browser browser, Sandbox sandbox) throws IOException {
    ServiceApp app = sandbox.globex().app(ReadyApp.BACKUP);
    String globex = sandbox.globex().origin().toString();
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser).basics("Globex", "Okta", globex).next();
    ConnectionPage page = finish(browser, okta(wizard, "Backup app", app), "Globex");

    delete(browser, "Globex");
    browser.open(product.uri("/connections/connections.xhtml?life=REMOVED")).calm();
    browser.picture("connections-removed");
    browser.press("Restore");
    browser.sees("The connection Globex is back");
    page.open().verify().is("No issues");

    delete(browser, "Globex");
    Wizard.begin(product, browser).basics("Globex again", "Okta", globex).next();
    browser.sees(
        "The connection Globex of this organization was removed and still keeps its place");
    browser.picture("wizard-taken-removed");
    browser.find(By.id("deleteForGood"));
    browser.press("Restore");
    browser.sees("The connection Globex is restored.");
    ConnectionPage.here(product, browser).verify().is("No issues");
  }

  /** The connection of Contoso, working. */
  private static ConnectionPage contoso(Browser browser, Tenant tenant) {
    People.signIn(browser, product);
    if (contoso == null) {
      backup = registered(tenant, "Breaks");
      Wizard wizard = toAppDetails(browser, "Contoso", tenant.id(), "Exchange backup");
      wizard.app("Backup app", backup.appId()).enterSecret(backup.addSecret().value());
      contoso = finish(browser, wizard, "Contoso").path();
    }
    browser.open(product.uri(contoso)).calm();
    return ConnectionPage.here(product, browser).is("No issues");
  }

  private static AppRegistration registered(Tenant tenant, String name) {
    AppRegistration app = tenant.registerApp(name);
    Set<AppRole> needed = tenant.app(ReadyRegistration.BACKUP).declared();
    app.declare(needed.toArray(AppRole[]::new));
    app.consent();
    return app;
  }

  private static Wizard toAppDetails(
      Browser browser, String name, String organization, String capability) {
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics(name, "Microsoft 365", organization).next().at("Capabilities");
    wizard.choose(capability).next().at("Permissions");
    return wizard.next().at("App details");
  }

  private static Wizard okta(Wizard wizard, String name, ServiceApp app) {
    wizard.at("Capabilities").choose("Users backup", "Groups backup", "Applications backup");
    wizard.choose("Devices backup").next().at("Permissions").next().at("App details");
    return wizard.app(name, app.clientId()).enterKey(app.key().pem());
  }

  /** From the app's details on, with consent that was given already. */
  private static ConnectionPage finish(Browser browser, Wizard wizard, String name) {
    wizard.next().at("Consent");
    browser.find(By.id("next")).click();
    wizard.at("Review").done();
    browser.sees(name + " is added.");
    return ConnectionPage.here(product, browser);
  }

  private static void delete(Browser browser, String name) {
    browser.find(By.id("remove")).click();
    browser.type("Type the name of the connection to confirm", name);
    browser.find(By.id("removalConfirm")).click();
    browser.sees("The connection is deleted. It can be restored for 31 days.");
  }
}

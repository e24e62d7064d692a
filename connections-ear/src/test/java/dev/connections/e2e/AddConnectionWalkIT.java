package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.ReadyRegistration;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;

@BrowserTest
class AddConnectionWalkIT {
  private static Product product;

  @BeforeAll
  static void start(Sandbox sandbox) {
    product = Product.named("add").with(sandbox.environment()).start();
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void leadsToAConnectionOfOktaWithoutIssues(Browser browser, Sandbox sandbox) throws IOException {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP);
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser);
    browser.picture("wizard-basics");
    wizard.basics("Acme production", "Okta", sandbox.acme().origin().toString()).next();

    wizard.at("Capabilities");
    browser.sees("2 permissions so far");
    wizard.choose("Users backup", "Groups backup", "Applications backup", "Devices backup");
    browser.sees("7 permissions so far");
    browser.picture("wizard-capabilities");
    wizard.next().at("Permissions");
    browser.sees("okta.devices.read");
    browser.picture("wizard-permissions");
    wizard.next().at("App details");
    wizard.app("Backup app", app.clientId()).enterKey(app.key().pem());
    browser.sees("PEM, RSA 2048");
    browser.picture("wizard-app-details");
    wizard.next().at("Consent");
    browser.sees("Okta API Scopes");
    browser.picture("wizard-consent");
    wizard.next().at("Review");
    browser.picture("wizard-review-running");
    browser.eventually(() -> assertThat(browser.find(By.id("done")).isEnabled()).isTrue());
    browser.picture("wizard-review");
    browser.sees("okta.devices.read", "As needed", "Devices backup");
    wizard.done();

    browser.sees("The connection Acme production is added.");
    browser.picture("wizard-done");
    browser.assertClean();
    keepsTheProfile(browser);
  }

  private static void keepsTheProfile(Browser browser) {
    ProfilesTab.of(product, browser).open().select("Backup app");
    browser.press("Delete");
    browser.sees("This profile is in use", "The profile Backup app is used by Backup app");
    browser.seesNo("will be destroyed");
    assertThat(browser.driver().findElements(By.id("deletionConfirm"))).isEmpty();
    browser.press("Close");
  }

  @Test
  void leadsToAConnectionOfMicrosoft365ThroughConsent(Browser browser, Sandbox sandbox)
      throws IOException {
    Tenant tenant = sandbox.contoso();
    AppRegistration app = tenant.registerApp("Walked");
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics("Contoso production", "Microsoft 365", tenant.id()).next().at("Capabilities");
    browser.sees("retires 1 Apr 2027");
    browser.picture("wizard-m365-capabilities");
    wizard.choose("Exchange backup").next().at("Permissions");
    app.declareManifest(wizard.snippet("App manifest"));
    browser.picture("wizard-m365-permissions");
    wizard.next().at("App details").app("Backup app", app.appId());
    app.addCertificate(wizard.generateCertificate());
    browser.picture("wizard-m365-app-details");
    wizard.next().at("Consent");
    String redirect = browser.find(By.cssSelector(".redirect code")).getText();
    assertThat(redirect).isEqualTo(product.uri("/consent/callback").toString());
    app.addRedirectUri(redirect);
    browser.picture("wizard-m365-consent");

    browser.press("Open the consent page");
    browser.press("Cancel");
    wizard.at("Consent");
    browser.sees("somebody cancelled at the provider", "The provider said: permission_denied");
    browser.press("Open the consent page");
    browser.press("Accept");

    wizard.at("Review");
    browser.sees("The provider reported no error.");
    browser.eventually(() -> assertThat(browser.find(By.id("done")).isEnabled()).isTrue());
    browser.picture("wizard-m365-review");
    browser.sees("Connected");
    wizard.done();
    browser.sees("The connection Contoso production is added.");
    browser.eventually(() -> assertThat(browser.address()).contains("/connection.xhtml?id="));
    String connection = browser.address();
    browser.assertClean();

    wizard = Wizard.begin(product, browser);
    wizard.basics("Contoso again", "Microsoft 365", tenant.initialDomain()).next();
    browser.sees("This organization has a connection already");
    browser.picture("wizard-taken");
    browser.press("Open Contoso production");
    assertThat(browser.address()).isEqualTo(connection.replaceAll("[#&].*", ""));
  }

  @Test
  void saysBesideEachFieldWhatIsWrong(Browser browser, Sandbox sandbox) {
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser).next();

    assertThat(wizard.problem("name")).isEqualTo("Enter a name for the connection.");
    assertThat(wizard.problem("workload"))
        .isEqualTo("Select the workload that you want to protect.");
    wizard.basics("Wrong", "Okta", "https://acme-admin.okta.com").next();
    assertThat(wizard.problem("organization")).contains("Enter acme.okta.com instead");
    wizard.basics("Wrong", "Microsoft 365", "no-such-tenant.onmicrosoft.test").next();
    assertThat(wizard.problem("organization"))
        .startsWith("There is no Microsoft 365 organization no-such-tenant.onmicrosoft.test.");
    wizard.basics("Wrong", "Okta", sandbox.globex().origin().toString()).next().at("Capabilities");
    wizard.next().at("Permissions").next().at("App details").next();
    assertThat(wizard.problem("applicationName")).isEqualTo("Enter a name for the app.");
    assertThat(wizard.problem("clientId")).isNotBlank();
    assertThat(wizard.problem("key")).startsWith("Enter the authentication secrets of the app.");
    wizard.app("App", "0oaWrong").enterKey("nothing of the kind");
    assertThat(wizard.problem("key")).startsWith("This is not a private key.");
    browser.find(By.id("discard")).click();
    browser.sees("Discard this draft?");
    browser.find(By.id("discardConfirm")).click();
    browser.sees("The draft was discarded.");
    browser.assertClean();
  }

  @Test
  void tellsTheCloudAndASecretFromItsId(Browser browser, Sandbox sandbox) throws IOException {
    AppRegistration app = sandbox.fabrikam().app(ReadyRegistration.BACKUP);
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics("Fabrikam", "Microsoft 365", sandbox.fabrikam().defaultDomain()).next();
    wizard.at("Capabilities");
    browser.sees("US Government (GCC High)");
    browser.picture("wizard-other-cloud");
    wizard.choose("Exchange backup").next().at("Permissions").next().at("App details");

    wizard.app("Backup app", app.appId()).enterSecret(app.secret().keyId());
    assertThat(wizard.problem("key")).startsWith("This looks like the Secret ID");
    browser.picture("wizard-secret-id");
    wizard.enterSecret(app.secret().value());
    browser.sees("Begins with");
    wizard.next().at("Consent");
  }

  @Test
  void goesOnWhereItWasLeft(Browser browser, Sandbox sandbox) {
    ServiceApp app = sandbox.globex().app(ReadyApp.MISSING_DEVICES);
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser);
    wizard.basics("Left alone", "Okta", sandbox.globex().origin().toString()).next();
    wizard.at("Capabilities").choose("Devices backup").next().at("Permissions").next();
    wizard.at("App details").app("Left app", app.clientId()).enterKey(app.key().pem());
    browser.sees("PEM, RSA 2048");

    browser.driver().navigate().refresh();
    wizard.at("App details");
    assertThat(wizard.value("App ID")).isEqualTo(app.clientId());
    browser.sees("PEM, RSA 2048");
    wizard.back().at("Permissions").back().at("Capabilities");
    assertThat(browser.field("Devices backup").isSelected()).isTrue();
    browser.driver().navigate().back();
    wizard.at("Permissions").next().at("App details");
    browser.open(product.uri("/connections/connections.xhtml")).calm();
    browser.sees("Left alone");
    browser.sees("Step 4 of 6: App details");
    browser.press("Go on");
    wizard.at("App details");
    String address = browser.address();
    browser.driver().manage().deleteAllCookies();
    browser.find(By.id("next")).click();
    People.signInHere(browser, People.ADMINISTRATOR, People.PASSWORD);
    assertThat(browser.address()).isEqualTo(address);
    wizard.at("App details").next().at("Consent").next().at("Review");

    browser.sees("Missing permissions: okta.devices.read");
    browser.press("Add it although it does not work yet");
    browser.sees("These will not work until the problem is solved: Devices backup.");
    String firstTab = browser.driver().getWindowHandle();
    String review = browser.address();
    browser.driver().switchTo().newWindow(WindowType.TAB);
    browser.open(URI.create(review)).calm();
    browser.press("Add it although it does not work yet");
    browser.find(By.id("anywayConfirm")).click();
    browser.sees("The connection Left alone is added.");
    browser.driver().switchTo().window(firstTab);
    browser.find(By.id("anywayConfirm")).click();
    browser.sees("The connection Left alone is added.");
    assertThat(browser.address()).contains("/connections/connection.xhtml");
  }

  @Test
  void keepsEveryStepUsableForEverybody(Browser browser, Sandbox sandbox) throws IOException {
    Tenant tenant = sandbox.fabrikam();
    AppRegistration app = tenant.app(ReadyRegistration.MISSING_PERMISSION);
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser).next();
    assertThat(wizard.problem("name")).isNotBlank();
    AccessibilityLongIT.assertUsable(browser);
    wizard.basics("Fabrikam", "Microsoft 365", tenant.id()).next().at("Capabilities");
    AccessibilityLongIT.assertUsable(browser);
    wizard.choose("Exchange backup").next().at("Permissions");
    browser.find(By.cssSelector("details.snippet summary")).click();
    AccessibilityLongIT.assertUsable(browser);
    wizard.next().at("App details").app("Fabrikam app", app.appId());
    AccessibilityLongIT.assertUsable(browser);
    app.addCertificate(wizard.generateCertificate());
    AccessibilityLongIT.assertUsable(browser);
    wizard.next().at("Consent");
    AccessibilityLongIT.assertUsable(browser);
    browser.press("I have granted it already");
    wizard.at("Review");
    browser.sees("Missing permissions: Calendars.Read");
    AccessibilityLongIT.assertUsable(browser);
    browser.width(390).picture("wizard-narrow");
    browser.width(1280);
    browser.find(By.id("discard")).click();
    browser.sees("Discard this draft?");
    AccessibilityLongIT.assertUsable(browser);
    browser.find(By.id("discardConfirm")).click();
    browser.sees("The draft was discarded.");
  }
}

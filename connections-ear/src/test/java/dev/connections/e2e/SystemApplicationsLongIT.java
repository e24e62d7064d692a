package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.entra.Cloud;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.SignInRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A service account signs in and grants a system application, in a real browser. */
@BrowserTest
class SystemApplicationsLongIT {
  private static final int NARROW = 390;
  private static Product product;

  private final Sandbox sandbox;
  private final Organization acme;

  SystemApplicationsLongIT(Sandbox sandbox) {
    this.sandbox = sandbox;
    acme = sandbox.acme();
  }

  @BeforeAll
  static void start(Sandbox sandbox) {
    product = Product.named("system-applications").with(sandbox.environment()).start();
    sandbox.addRedirectUri(product.uri("/grant/callback").toString());
    sandbox.addRedirectUri(product.uri("/consent/callback").toString());
    forgetConsents(sandbox);
  }

  /** The pretend organizations are those of the whole run, and remember who accepted before. */
  static void forgetConsents(Sandbox sandbox) {
    sandbox
        .organizations()
        .forEach(one -> one.signIns().forgetConsents(one.app(ReadyApp.SYSTEM).clientId()));
    sandbox.contoso().signIns().forgetConsents(sandbox.publisher(Cloud.GLOBAL).systemApp().appId());
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @AfterEach
  void calm() {
    sandbox.organizations().forEach(Organization::calm);
  }

  @Test
  void leadsFromTheServiceAccountToAConnectionThatIsReady(Browser browser) throws IOException {
    Account service = acme.signIns().serviceAccount();
    People.signIn(browser, product);
    Wizard wizard = toTheAccount(browser, "Acme production", acme);
    browser.sees("Ensure your service account meets the requirements");
    assertThat(browser.driver().findElements(By.cssSelector("#requirements li"))).isNotEmpty();
    assertThat(browser.field("All backup").isSelected()).isTrue();
    assertThat(browser.field("Users backup").isSelected()).isTrue();
    assertThat(browser.field("Users restore").isSelected()).isFalse();
    pictures(browser, "system-account");
    tick(browser, "Backup and restore");
    assertThat(browser.field("Users restore").isSelected()).isTrue();
    tick(browser, "All backup");
    assertThat(browser.field("Users restore").isSelected()).isFalse();
    leaveOutWhatTheAppIsNotFor(browser);
    assertThat(browser.field("Custom choice").isSelected()).isTrue();
    wizard.next().at("Sign in");
    pictures(browser, "system-sign-in");
    browser.press("Sign in at Okta");
    signInAs(browser, service);
    browser.sees("okta.users.read");
    browser.press("Accept");

    wizard.at("Review");
    assertThat(browser.address()).doesNotContain("code=", "state=");
    browser.sees(service.login());
    browser.eventually(() -> assertThat(browser.find(By.id("done")).isEnabled()).isTrue());
    pictures(browser, "system-review");
    browser.sees("okta.users.read", "As needed");
    wizard.done();
    browser.sees("The connection Acme production is added. It is ready to be used in a connector.");
    browser.sees("Access granted by " + service.login());
    pictures(browser, "system-connection");
    assertThat(Files.readString(product.log())).doesNotContain("/grant/callback?");
    browser.assertClean();

    reauthenticates(browser, service, acme.signIns().account(AccountKind.OTHER));
  }

  /** What a person does once an administrator has ended the sign-in. */
  private void reauthenticates(Browser browser, Account service, Account other) throws IOException {
    acme.signIns().revokeAll(true);
    browser.press("Verify now");
    browser.sees("The sign-in was revoked");
    browser.find(By.cssSelector(".remedies a[href*='/reauthenticate.xhtml']")).click();
    browser.sees("Nothing that works stops working before you press Use this grant.");
    browser.sees("The sign-in was revoked");
    pictures(browser, "system-reauthenticate");
    browser.press("Sign in at Okta");
    signInAs(browser, other);
    browser.press("Accept");

    browser.sees("Another account signed in than before");
    browser.sees(service.login(), other.login());
    pictures(browser, "system-other-account");
    browser.press("Use this account");
    browser.eventually(() -> assertThat(browser.find(By.id("use")).isEnabled()).isTrue());
    browser.sees(other.login() + " instead of " + service.login());
    pictures(browser, "system-candidate");
    browser.press("Use this grant");
    browser.sees("The application uses the access that " + other.login() + " granted.");
    browser.sees("Access granted by " + other.login());
    browser.assertClean();
  }

  @Test
  void saysOfEachReturnWhatItMeansAndLeadsToTheNextTry(Browser browser) throws IOException {
    Organization globex = sandbox.globex();
    Account service = globex.signIns().serviceAccount();
    People.signIn(browser, product);
    Wizard wizard = toTheAccount(browser, "Refused at first", globex);
    leaveOutWhatTheAppIsNotFor(browser);
    wizard.next().at("Sign in");

    browser.press("Sign in at Okta");
    signInAs(browser, service);
    browser.press("Cancel");
    wizard.at("Sign in");
    browser.sees("The permissions were not granted");
    pictures(browser, "system-declined");

    globex.signIns().switches().refuse(SignInRefusal.CONDITIONAL_ACCESS);
    browser.press("Sign in again at Okta");
    signInWhereAsked(browser, service);
    wizard.at("Sign in");
    browser.eventually(
        () ->
            assertThat(browser.find(By.id("tripEnd")).getText())
                .contains("A policy of the organization blocks the sign-in"));
    pictures(browser, "system-policy");

    globex.signIns().switches().refuse(null);
    browser.press("Sign in again at Okta");
    signInWhereAsked(browser, service);
    endSession(browser);
    browser.press("Accept");
    People.signInHere(browser, People.ADMINISTRATOR, People.PASSWORD);
    wizard.at("Review");
    browser.sees(service.login());
    browser.find(By.id("discard")).click();
    browser.find(By.id("discardConfirm")).click();
    browser.sees("The draft was discarded.");
    browser.assertClean();
  }

  @Test
  void findsTheOrganizationByTheSignInAndConsentsThere(Browser browser) throws IOException {
    Tenant contoso = sandbox.contoso();
    Account service = contoso.signIns().serviceAccount();
    People.signIn(browser, product);
    Wizard wizard = toTheSignIn(browser, "Contoso production");
    browser.press("Sign in at Microsoft 365");
    signInAs(browser, service);
    browser.press("Accept");

    wizard.at("Consent");
    pictures(browser, "system-consent");
    browser.press("Open the consent page");
    signInWhereAsked(browser, service);
    browser.press("Accept");
    wizard.at("Review");
    browser.sees(contoso.id());
    browser.eventually(() -> assertThat(browser.find(By.id("done")).isEnabled()).isTrue());
    pictures(browser, "system-review-consented");
    wizard.done();
    browser.sees("The connection Contoso production is added.");

    toTheSignIn(browser, "Contoso again");
    browser.press("Sign in at Microsoft 365");
    signInAs(browser, service);
    browser.sees("This tenant has a connection already");
    browser.sees("It is called Contoso production");
    pictures(browser, "system-taken");
    browser.assertClean();
  }

  @Test
  void takesNoAnswerThatNobodyAskedFor(Browser browser) {
    Visitor stranger = new Visitor(product.uri("/"));
    stranger.get("/grant/callback?state=of-nobody&code=planted");
    assertThat(stranger.status()).isEqualTo(303);
    assertThat(stranger.location()).contains("/share/share.xhtml?answer=unknown");
    assertThat(stranger.header("Referrer-Policy")).contains("no-referrer");
    assertThat(stranger.header("Cache-Control")).contains("no-store");
    assertThat(stranger.header("Set-Cookie")).isEmpty();

    People.signIn(browser, product);
    browser.open(product.uri("/grant/callback?state=of-nobody&error=access_denied"));

    browser.sees("This sign-in was not begun in this browser");
    assertThat(browser.address()).doesNotContain("state=", "error=");
    browser.assertClean();
  }

  /** Cross-site requests carry the session when they are links, and begin nothing. */
  @Test
  void sendsNobodyAwayForAnotherSite() {
    Visitor administrator = People.administrator(product);
    String draft = "6f1d7f0e-8f4b-4a57-9d53-6a4d6c1a9c11";
    administrator.header("Sec-Fetch-Site", "cross-site").get("/grant/start?draft=" + draft);

    assertThat(administrator.location())
        .contains("/connections/add.xhtml?draft=" + draft + "&step=sign-in");
    assertThat(administrator.headers("Set-Cookie")).noneMatch(one -> one.startsWith("grant="));
  }

  private static Wizard toTheAccount(Browser browser, String name, Organization organization)
      throws IOException {
    Wizard wizard = Wizard.begin(product, browser).system(name, "Okta");
    browser.type("Organization ID", organization.origin().toString());
    pictures(browser, "system-basics");
    return wizard.next().at("Service account");
  }

  private static Wizard toTheSignIn(Browser browser, String name) {
    Wizard wizard = Wizard.begin(product, browser).system(name, "Microsoft 365");
    assertThat(browser.driver().findElements(By.id("organization"))).isEmpty();
    wizard.next().at("Service account");
    leaveOutAllBut(browser, "Exchange backup");
    return wizard.next().at("Sign in");
  }

  /** The pretend publisher's application declares the permissions of this data alone. */
  private static void leaveOutAllBut(Browser browser, String kept) {
    List<String> chosen =
        browser.driver().findElements(By.cssSelector("input[type=checkbox]:checked")).stream()
            .filter(WebElement::isEnabled)
            .map(WebElement::getAccessibleName)
            .filter(name -> !name.equals(kept))
            .toList();
    chosen.forEach(name -> tick(browser, name));
  }

  static void tick(Browser browser, String label) {
    browser.field(label).click();
    browser.calm();
  }

  /** The pretend application was granted the scopes of four kinds of data. */
  static void leaveOutWhatTheAppIsNotFor(Browser browser) {
    for (String data :
        new String[] {
          "Policies and security",
          "Identity providers and authorization servers",
          "Branding",
          "System log",
          "Hooks and agents"
        }) {
      tick(browser, data + " backup");
    }
  }

  static void signInAs(Browser browser, Account account) {
    browser.type("Username", account.login()).type("Password", account.password());
    browser.press("Sign in");
  }

  /** The provider may know who it is from the time before. */
  static void signInWhereAsked(Browser browser, Account account) {
    if (!browser.driver().findElements(By.id("login")).isEmpty()) {
      signInAs(browser, account);
    }
  }

  /** As if the person had been idle at the provider for too long. */
  private static void endSession(Browser browser) {
    browser
        .driver()
        .executeCdpCommand(
            "Network.deleteCookies",
            Map.of("name", "JSESSIONID", "url", product.uri("/").toString()));
  }

  static void pictures(Browser browser, String name) throws IOException {
    browser.picture(name);
    browser.width(NARROW).calm().picture(name + "-narrow");
    AccessibilityLongIT.assertUsable(browser);
    browser.width(1280);
  }
}

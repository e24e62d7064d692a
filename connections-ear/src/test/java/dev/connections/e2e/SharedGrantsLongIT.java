package dev.connections.e2e;

import static dev.connections.e2e.SystemApplicationsLongIT.leaveOutWhatTheAppIsNotFor;
import static dev.connections.e2e.SystemApplicationsLongIT.pictures;
import static dev.connections.e2e.SystemApplicationsLongIT.signInAs;
import static dev.connections.e2e.SystemApplicationsLongIT.signInWhereAsked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.server.Account;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Somebody without an account signs in and consents by links, in a browser of their own. */
@BrowserTest
class SharedGrantsLongIT {
  private static Product product;

  private final Sandbox sandbox;

  SharedGrantsLongIT(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @BeforeAll
  static void start(Sandbox sandbox) {
    product = Product.named("shared-grants").with(sandbox.environment()).start();
    sandbox.addRedirectUri(product.uri("/grant/callback").toString());
    sandbox.addRedirectUri(product.uri("/consent/callback").toString());
    SystemApplicationsLongIT.forgetConsents(sandbox);
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void movesTheSendersWizardOnWhenSomebodyElseHasSignedIn(Browser browser) throws IOException {
    Organization acme = sandbox.acme();
    Account service = acme.signIns().serviceAccount();
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser).system("Acme by link", "Okta");
    browser.type("Organization ID", acme.origin().toString());
    wizard.next().at("Service account");
    leaveOutWhatTheAppIsNotFor(browser);
    wizard.next().at("Sign in");
    URI link = link(browser);
    pictures(browser, "share-made");
    assertLooks(browser);

    try (Browser other = Browsers.another()) {
      other.open(link);
      other.sees("asks you to sign in at Okta");
      assertThat(other.address()).doesNotContain("key=").contains("/share/share.xhtml?id=");
      other.sees(People.ADMINISTRATOR, "Acme by link", "Users backup");
      pictures(other, "share-asked");
      other.press("Go to Okta and sign in");
      signInAs(other, service);
      other.press("Cancel");
      other.sees("The permissions were not granted");
      pictures(other, "share-declined");
      other.press("Go to Okta and sign in");
      signInWhereAsked(other, service);
      other.press("Accept");
      other.sees("Done, thank you");
      assertThat(other.address()).doesNotContain("code=").doesNotContain("state=");
      pictures(other, "share-done");
      other.open(product.uri("/connections/connections.xhtml"));
      assertThat(other.address()).contains("/login.xhtml");
      other.assertClean();
    }

    wizard.at("Review");
    browser.sees(service.login());
    browser.eventually(() -> assertThat(browser.find(By.id("done")).isEnabled()).isTrue());
    Visitor late = new Visitor(product.uri("/"));
    late.get(link.getPath() + "?" + link.getQuery());
    assertThat(late.location()).contains("/share/share.xhtml");
    assertThat(late.get("/share/share.xhtml").page()).contains("This link cannot be used");
    assertThat(Files.readString(product.log())).doesNotContain(link.getQuery().replace("key=", ""));
    staysWhereItIsWhenTheNextLinkIsTakenBack(browser, wizard);
    browser.assertClean();
  }

  /** By its header the server knows that a page asks by itself, and nobody is there. */
  private static void assertLooks(Browser browser) {
    browser
        .driver()
        .executeScript(
            "const set = XMLHttpRequest.prototype.setRequestHeader;"
                + "XMLHttpRequest.prototype.setRequestHeader = function (name) {"
                + "  if (name === 'Connections-Look') { window.looked = true; }"
                + "  return set.apply(this, arguments);"
                + "};");
    browser.eventually(
        () -> assertThat(browser.driver().executeScript("return window.looked")).isEqualTo(true));
  }

  /** The one from before was used, but this page does not wait for that one. */
  private static void staysWhereItIsWhenTheNextLinkIsTakenBack(Browser browser, Wizard wizard) {
    wizard.back().at("Sign in");
    link(browser);
    try (Browser other = Browsers.another()) {
      People.signIn(other, product);
      other.open(URI.create(browser.address()));
      other.press("Revoke");
      other.sees("Taken back");
    }
    browser.sees("Taken back");
    wizard.at("Sign in");
    browser.seesNo("Somebody used your link");
  }

  @Test
  void letsAnAdministratorOfTheOrganizationConsent(Browser browser) throws IOException {
    Account service = sandbox.contoso().signIns().serviceAccount();
    People.signIn(browser, product);
    Wizard wizard = Wizard.begin(product, browser).system("Contoso by link", "Microsoft 365");
    wizard.next().at("Service account").next().at("Sign in");
    browser.press("Sign in at Microsoft 365");
    signInAs(browser, service);
    browser.press("Accept");
    wizard.at("Consent");
    URI link = link(browser);

    try (Browser other = Browsers.another()) {
      other.open(link);
      other.sees("asks you to grant permissions at Microsoft 365");
      other.press("Go to Microsoft 365 and grant");
      signInWhereAsked(other, service);
      other.press("Accept");
      other.sees("Done, thank you");
      other.assertClean();
    }

    wizard.at("Review");
    browser.sees("Somebody used your link");
    browser.assertClean();
  }

  @Test
  void tellsNobodyWhetherALinkThatCannotBeUsedEverWasOne(Browser browser) {
    Visitor stranger = new Visitor(product.uri("/"));
    for (String path :
        new String[] {
          "/share/open",
          "/share/open?key=",
          "/share/open?key=" + "x".repeat(43),
          "/share/start",
          "/share/start?id=6f1d7f0e-8f4b-4a57-9d53-6a4d6c1a9c11"
        }) {
      assertThat(stranger.get(path).status()).as(path).isEqualTo(303);
      assertThat(stranger.location()).as(path).contains("/share/share.xhtml");
      assertThat(stranger.headers("Set-Cookie")).as(path).isEmpty();
    }
    assertThat(stranger.get("/share/open?key=x").header("Referrer-Policy")).contains("no-referrer");

    browser.open(product.uri("/share/share.xhtml?id=6f1d7f0e-8f4b-4a57-9d53-6a4d6c1a9c11"));
    browser.sees("This link cannot be used");
    browser.open(product.uri("/share/share.xhtml?answer=unknown"));
    browser.sees("This answer was not waited for");
    browser.assertClean();
    assertThat(stranger.get("/share/share.xhtml").sessionId()).isEmpty();
  }

  @Test
  void handsTheConsentsOfPeopleWithAnAccountOnToThem() {
    Visitor stranger = new Visitor(product.uri("/"));

    stranger.get("/consent/callback?state=of-nobody&error=access_denied&tenant=any");
    assertThat(stranger.location()).contains("/consent/answer?state=of-nobody&error=access_denied");
    stranger.get(stranger.location().orElseThrow());
    assertThat(stranger.location().orElseThrow()).startsWith("/login.xhtml?from=");

    Visitor administrator = People.administrator(product);
    administrator.get("/consent/answer?state=of-nobody&error=access_denied");
    assertThat(administrator.location()).contains("/connections/connections.xhtml?consent=unknown");
  }

  /** Made on the page that is open. */
  private static URI link(Browser browser) {
    By open = By.cssSelector("details.share[open]");
    browser.eventually(
        () -> {
          if (browser.driver().findElements(open).isEmpty()) {
            browser.find(By.id("shareOffer")).click();
          }
          assertThat(browser.driver().findElements(open)).isNotEmpty();
        });
    browser.press("Make link");
    browser.sees("This link is shown only now");
    return URI.create(browser.find(By.cssSelector("#shareLinks .copy code")).getText());
  }
}

package dev.connections.e2e;

import static dev.connections.e2e.SystemApplicationsLongIT.leaveOutWhatTheAppIsNotFor;
import static dev.connections.e2e.SystemApplicationsLongIT.signInAs;
import static dev.connections.e2e.SystemApplicationsLongIT.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.ReadyRegistration;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ServiceApp;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The wizard that adds connections as a person uses it. */
final class Wizard {
  private final Product product;
  private final Browser browser;

  private Wizard(Product product, Browser browser) {
    this.product = product;
    this.browser = browser;
  }

  /** Adds a connection to an organization, called like it, from one end to the other. */
  static void connect(Product product, Browser browser, Organization to, ServiceApp app) {
    Wizard wizard = begin(product, browser);
    wizard.basics(to.name(), "Okta", to.origin().toString()).next().at("Capabilities");
    wizard.choose("Users backup", "Groups backup", "Applications backup", "Devices backup");
    wizard.next().at("Permissions").next().at("App details");
    wizard.app("Backup app", app.clientId()).enterKey(app.key().pem());
    wizard.next().at("Consent").next().at("Review").done();
    browser.sees("The connection " + to.name() + " is added.");
  }

  /** The same for a tenant, with an app that is registered for it and answered. */
  static AppRegistration connect(Product product, Browser browser, Tenant to) {
    AppRegistration app = to.registerApp("Example");
    app.declare(to.app(ReadyRegistration.BACKUP).declared().toArray(AppRole[]::new));
    app.consent();
    Wizard wizard = begin(product, browser);
    wizard.basics(to.name(), "Microsoft 365", to.id()).next().at("Capabilities");
    wizard.choose("Exchange backup").next().at("Permissions").next().at("App details");
    wizard.app("Backup app", app.appId()).enterSecret(app.addSecret().value());
    wizard.next().at("Consent");
    browser.find(By.id("next")).click();
    wizard.at("Review").done();
    browser.sees("The connection " + to.name() + " is added.");
    return app;
  }

  /** The same with a system application, which the organization's service account grants. */
  static void grant(Product product, Browser browser, Organization to) {
    Wizard wizard = begin(product, browser).system(to.name(), "Okta");
    browser.type("Organization ID", to.origin().toString());
    wizard.next().at("Service account");
    leaveOutWhatTheAppIsNotFor(browser);
    wizard.next().at("Sign in");
    browser.press("Sign in at Okta");
    signInAs(browser, to.signIns().serviceAccount());
    browser.press("Accept");
    wizard.at("Review").done();
    browser.sees("The connection " + to.name() + " is added.");
  }

  /** From the tab Connections. */
  static Wizard begin(Product product, Browser browser) {
    browser.open(product.uri("/connections/connections.xhtml")).calm();
    browser.press("Add connection");
    return new Wizard(product, browser).at("Basics");
  }

  /** At the address that is open. */
  static Wizard here(Product product, Browser browser) {
    return new Wizard(product, browser);
  }

  Wizard at(String step) {
    browser.eventually(
        () ->
            assertThat(browser.find(By.cssSelector(".wiz [aria-current=step]")).getText())
                .isEqualTo(step));
    browser.calm();
    return this;
  }

  Wizard basics(String name, String workload, String organization) {
    browser.type("Connection name", name);
    new Select(browser.field("Workload")).selectByVisibleText(workload);
    browser.calm();
    browser.type("Organization ID", organization);
    return this;
  }

  /** Without the organization, which some workloads find out. */
  Wizard system(String name, String workload) {
    browser.type("Connection name", name);
    new Select(browser.field("Workload")).selectByVisibleText(workload);
    browser.calm();
    tick(browser, "System");
    return this;
  }

  Wizard choose(String... capabilities) {
    for (String capability : capabilities) {
      WebElement box = browser.field(capability);
      if (!box.isSelected()) {
        box.click();
        browser.calm();
      }
    }
    return this;
  }

  Wizard app(String name, String clientId) {
    browser.type("App name", name);
    browser.type("App ID", clientId);
    return this;
  }

  Wizard enterKey(String key) {
    browser.find(By.id("keyText"));
    browser.driver().executeScript("document.getElementById('keyText').value = arguments[0]", key);
    browser.press("Use this key");
    return this;
  }

  Wizard chooseSecret() {
    new Select(browser.field("Sign in with")).selectByVisibleText("Client secret");
    browser.calm();
    return this;
  }

  Wizard enterSecret(String secret) {
    chooseSecret();
    browser.type("Client secret", secret).press("Use this secret");
    return this;
  }

  /** Answers the certificate that the product made, in PEM. */
  String generateCertificate() {
    browser.find(By.cssSelector("details.generate summary")).click();
    browser.press("Generate certificate");
    return shown("-----BEGIN CERTIFICATE-----");
  }

  /** Opens what can be copied under this title, and answers it. */
  String snippet(String title) {
    browser.find(By.xpath("//details/summary[normalize-space(.)='" + title + "']")).click();
    return browser
        .find(By.xpath("//details[summary[normalize-space(.)='" + title + "']]//pre"))
        .getText();
  }

  /** A text that is shown to be copied, by how it begins. */
  String shown(String beginning) {
    return browser.find(By.xpath("//pre[starts-with(., '" + beginning + "')]")).getText();
  }

  Wizard next() {
    browser.press("Next");
    return this;
  }

  Wizard back() {
    browser.press("Back");
    return this;
  }

  /** What is written beside a field, by the id of its input. */
  String problem(String field) {
    return browser
        .find(By.cssSelector("[id='" + field + "Message'] .ui-message-error-detail"))
        .getText();
  }

  String value(String label) {
    return browser.field(label).getDomProperty("value");
  }

  /** Presses Done as soon as the verification says that it works. */
  Wizard done() {
    browser.eventually(() -> assertThat(browser.find(By.id("done")).isEnabled()).isTrue());
    browser.press("Done");
    return this;
  }

  Product product() {
    return product;
  }
}

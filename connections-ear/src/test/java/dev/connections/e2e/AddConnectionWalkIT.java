package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.ReadyApp;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.ServiceApp;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

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
    assertThat(browser.text()).contains("okta.devices.read", "As needed", "Devices backup");
    wizard.done();

    browser.sees("The connection Acme production is added.");
    browser.picture("wizard-done");
    browser.assertClean();
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ServiceApp;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The tab of application connection profiles as a person uses it. */
final class ProfilesTab {
  private final Product product;
  private final Browser browser;

  private ProfilesTab(Product product, Browser browser) {
    this.product = product;
    this.browser = browser;
  }

  static ProfilesTab of(Product product, Browser browser) {
    return new ProfilesTab(product, browser);
  }

  ProfilesTab open() {
    return open("");
  }

  ProfilesTab open(String query) {
    browser.open(product.uri("/profiles/profiles.xhtml" + query)).calm();
    return this;
  }

  /** Opens the panel for a new profile, from the table or from its empty state. */
  ProfilesTab create() {
    browser.find(By.cssSelector("[id='createFirst'], [id='create']")).click();
    panel();
    return this;
  }

  WebElement panel() {
    return browser.find(By.cssSelector(".ui-sidebar-active form"));
  }

  ProfilesTab fill(String name, Organization organization, ServiceApp app) {
    browser.type("Profile name", name);
    browser.type("Okta domain", organization.origin().toString());
    browser.type("Client ID", app.clientId());
    return this;
  }

  /** Enters a key as a paste does, which is not what sending each keystroke would do. */
  ProfilesTab enterKey(String key) {
    pasteKey(key);
    browser.press("Use this key");
    return this;
  }

  /** Leaves a key in its field. */
  ProfilesTab pasteKey(String key) {
    browser.find(By.id("keyText"));
    browser.driver().executeScript("document.getElementById('keyText').value = arguments[0]", key);
    return this;
  }

  ProfilesTab generateKey(String algorithm) {
    browser.find(By.cssSelector("details.generate summary")).click();
    new Select(browser.find(By.id("algorithm"))).selectByValue(algorithm);
    browser.find(By.id("generate")).click();
    browser.calm();
    return this;
  }

  /** What pages left in the browser's own storage. */
  String storedInTheBrowser() {
    return (String)
        browser
            .driver()
            .executeScript("return JSON.stringify([{...sessionStorage}, {...localStorage}])");
  }

  ProfilesTab save() {
    browser.press("Save");
    return this;
  }

  /** Waits until the panel is closed and the list says so. */
  ProfilesTab saved(String name) {
    browser.sees("The profile " + name + " is saved");
    browser.eventually(
        () -> assertThat(browser.driver().findElements(By.id("draftForm"))).isEmpty());
    browser.calm();
    return this;
  }

  ProfilesTab createWorking(String name, Organization organization, ServiceApp app) {
    return create().fill(name, organization, app).enterKey(app.key().pem()).save().saved(name);
  }

  List<String> names() {
    return browser.driver().findElements(By.cssSelector(".ui-datatable .name")).stream()
        .map(WebElement::getText)
        .toList();
  }

  String row(String name) {
    return browser
        .find(By.xpath("//tr[.//a[contains(@class, 'name')][normalize-space(.)='" + name + "']]"))
        .getText();
  }

  ProfilesTab select(String name) {
    browser
        .find(
            By.xpath(
                "//tr[.//a[contains(@class, 'name')][normalize-space(.)='" + name + "']]/td[2]"))
        .click();
    browser.calm();
    return this;
  }

  ProfilesTab show(String name) {
    browser.press(name);
    panel();
    return this;
  }

  ProfilesTab close() {
    browser.find(By.cssSelector("[data-leave]")).click();
    browser.calm();
    return this;
  }

  /** What is written beside a field, by the id of its input. */
  String problem(String field) {
    return browser
        .find(By.cssSelector("[id='" + field + "Message'] .ui-message-error-detail"))
        .getText();
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of one connection as a person uses it. */
final class ConnectionPage {
  private final Product product;
  private final Browser browser;
  private final String address;

  private ConnectionPage(Product product, Browser browser, String address) {
    this.product = product;
    this.browser = browser;
    this.address = address;
  }

  /** The one that is open. */
  static ConnectionPage here(Product product, Browser browser) {
    browser.eventually(() -> assertThat(browser.address()).contains("/connection.xhtml?id="));
    browser.calm();
    return new ConnectionPage(
        product,
        browser,
        product.uri("/connections/connection.xhtml?id=" + id(browser)).toString());
  }

  private static String id(Browser browser) {
    return browser.address().replaceAll(".*[?&]id=([0-9a-f-]{36}).*", "$1");
  }

  String id() {
    return address.replaceAll(".*=", "");
  }

  String path() {
    return "/connections/connection.xhtml?id=" + id();
  }

  ConnectionPage open() {
    browser.open(product.uri(path())).calm();
    return this;
  }

  /** Verifies all applications; what it finds appears by itself. */
  ConnectionPage verify() {
    browser.eventually(() -> assertThat(browser.find(By.id("verifyAll")).isEnabled()).isTrue());
    browser.find(By.id("verifyAll")).click();
    browser.calm();
    return this;
  }

  /** Waits until this is the status of the connection. */
  ConnectionPage is(String status) {
    browser.eventually(
        () ->
            assertThat(browser.find(By.cssSelector("#now .st")).getText())
                .as("status of " + address)
                .isEqualTo(status));
    return this;
  }

  /** What stands beside its status. */
  String reason() {
    return browser.find(By.id("now")).getText();
  }

  /** The text of what was found about its applications, by how it begins. */
  WebElement finding(String title) {
    return browser.find(
        By.xpath(
            "//div[contains(@class, 'find')][b[starts-with(normalize-space(.), '"
                + title
                + "')]]"));
  }

  /** Presses a button of a finding. */
  ConnectionPage remedy(String title, String button) {
    finding(title)
        .findElement(
            By.xpath(
                ".//button[normalize-space(.)='"
                    + button
                    + "'] | .//a[normalize-space(.)='"
                    + button
                    + "']"))
        .click();
    browser.calm();
    return this;
  }

  /** Opens the menu of an application and chooses an entry. */
  ConnectionPage choose(String application, String entry) {
    browser.find(By.cssSelector("button[aria-label='More " + application + "']")).click();
    browser
        .find(
            By.xpath(
                "//a[contains(@class, 'ui-menuitem-link')][normalize-space(.)='" + entry + "']"))
        .click();
    browser.calm();
    return this;
  }

  /** Destroys the credential from before, which the page asks about. */
  ConnectionPage dropPrevious() {
    browser.press("Drop the previous one").press("Continue");
    browser.sees("The previous credential was destroyed.");
    return this;
  }

  /** What happened to it, the latest first. */
  String history() {
    return browser.find(By.cssSelector("ol.history")).getText();
  }

  /** Its row in the tab Connections, which is open afterwards. */
  String row(String name) {
    browser.open(product.uri("/connections/connections.xhtml")).calm();
    return browser
        .find(By.xpath("//tr[.//a[contains(@class, 'name')][normalize-space(.)='" + name + "']]"))
        .getText();
  }
}

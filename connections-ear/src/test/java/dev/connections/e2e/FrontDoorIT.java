package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@BrowserTest
class FrontDoorIT {
  @Test
  void answersWithAPage(Product product, Browser browser) {
    browser.open(product.uri("/"));

    browser.eventually(() -> assertThat(browser.driver().getTitle()).endsWith("· Connections"));
  }

  @Test
  void saysOnTheConsoleWhereToGo(Product product) {
    assertThat(product.console()).contains("Connections is ready: " + product.uri("/"));
  }
}

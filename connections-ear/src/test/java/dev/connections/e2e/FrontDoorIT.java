package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@BrowserTest
class FrontDoorIT {
  @Test
  void answersWithAPage(Product product, Browser browser) {
    browser.open(product.uri("/"));

    browser.eventually(() -> assertThat(browser.driver().getTitle()).endsWith("· Connections"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/consent/start",
        "/consent/start?application=",
        "/consent/start?draft=",
        "/grant/start",
        "/grant/start?draft=",
        "/grant/start?application=%00",
        "/profiles/certificate.cer",
        "/profiles/certificate.cer?draft=",
        "/profiles/certificate.cer?profile=%00"
      })
  void doesNotFindWhatAnAddressDoesNotName(String path, Product product) {
    assertThat(People.administrator(product).get(path).status()).isEqualTo(404);
  }

  @Test
  void saysOnTheConsoleWhereToGo(Product product) {
    assertThat(product.console()).contains("Connections is ready: " + product.uri("/"));
  }
}

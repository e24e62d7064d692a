package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

  /** Of a process before this one, or made up: what it stood for is gone, and nothing else. */
  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1X_2X", "c0ffee.00000000-0000-0000-0000-000000000000"})
  void goesOnWithTheFlashOfAnotherProcess(String flash, Product product) throws Exception {
    String session = People.administrator(product).sessionId().orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(product.uri("/"))
            .header("Cookie", Visitor.SESSION + "=" + session + "; csfcfc=" + flash)
            .build();

    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isLessThan(400);
  }

  @Test
  void saysOnTheConsoleWhereToGo(Product product) {
    assertThat(product.console()).contains("Connections is ready: " + product.uri("/"));
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the listener does before the application sees a request. */
@ExtendWith(SharedProduct.class)
class PlainPortLongIT {
  private static final int LARGEST_FORM = 262_144;

  @Test
  void speaksNoHttp2ToAClientThatExpectsIt(Product product) throws IOException {
    assertThat(PlainPort.speaksHttp2(product.port())).isFalse();
  }

  @Test
  void doesNotUpgradeToHttp2(Product product) throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(product.uri("/health/live")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  /** It would be waited for in vain: what ends the reading is that the connection is closed. */
  @Test
  void givesUpABodyThatStopsComing(Product product) throws IOException {
    String answer =
        text(
            PlainPort.answer(
                product.port(),
                ("POST /login.xhtml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 100\r\n\r\nform=")
                    .getBytes(StandardCharsets.US_ASCII)));

    assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("ui-message-error");
  }

  @Test
  void takesNoFormBeyondTheLargestOfItsOwn(Product product) throws Exception {
    assertThat(post(product, LARGEST_FORM - 10)).isLessThan(500);
    assertThat(post(product, LARGEST_FORM + 10)).isGreaterThanOrEqualTo(400);
  }

  @Test
  void compressesAStyleSheetAndNoPage(Product product) throws Exception {
    HttpResponse<String> page = gzipped(product, "/login.xhtml");
    String sheet =
        page.body().replaceFirst("(?s).*?<link[^>]* href=\"([^\"]+\\.css[^\"]*)\".*", "$1");

    assertThat(page.headers().firstValue("Content-Encoding")).isEmpty();
    HttpResponse<String> style = gzipped(product, sheet.replace("&amp;", "&"));
    assertThat(style.headers().firstValue("Content-Encoding"))
        .as("%s: %s", sheet, style.statusCode())
        .contains("gzip");
  }

  private static int post(Product product, int length) throws Exception {
    return send(HttpRequest.newBuilder(product.uri("/login.xhtml"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("a=" + "x".repeat(length - 2))))
        .statusCode();
  }

  /** Before the set-up the sign-in page leads there. */
  private static HttpResponse<String> gzipped(Product product, String path) throws Exception {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build()
        .send(
            HttpRequest.newBuilder(product.uri(path)).header("Accept-Encoding", "gzip").build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

package dev.connections.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCheckTest {
  private static final String SESSION = "isRequestedSessionIdFromURL";
  private static final String PUBLIC_URL = "https://connections.example.com";

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void refusesASessionIdOfTheAddress(String method) {
    HttpServletRequest request = request(Map.of("getMethod", method, SESSION, true), Map.of());

    assertThat(RequestCheck.refusal(request, Optional::empty)).hasValue(404);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, http://connections.example.com",
    "Origin, https://connections.example.com.evil.example",
    "Origin, nonsense"
  })
  void refusesAFormOfAnotherSite(String header, String value) {
    assertThat(RequestCheck.refusal(posted(Map.of(header, value)), () -> Optional.of(PUBLIC_URL)))
        .hasValue(403);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin",
    "Sec-Fetch-Site, none",
    "Origin, https://connections.example.com",
    "Origin, http://inside.example.com:8080",
    "Origin, null",
    "User-Agent, no browser"
  })
  void takesAFormOfItsOwn(String header, String value) {
    assertThat(RequestCheck.refusal(posted(Map.of(header, value)), () -> Optional.of(PUBLIC_URL)))
        .isEmpty();
  }

  @Test
  void letsOtherSitesLinkToIt() {
    HttpServletRequest request =
        request(Map.of("getMethod", "GET"), Map.of("Sec-Fetch-Site", "cross-site"));

    assertThat(RequestCheck.refusal(request, () -> Optional.of(PUBLIC_URL))).isEmpty();
  }

  @Test
  void takesAsMuchFromStrangersAsAFormCanHold() {
    assertThat(RequestCheck.refusalOfBody(sized(-1))).isEmpty();
    assertThat(RequestCheck.refusalOfBody(sized(16_384))).isEmpty();
    assertThat(RequestCheck.refusalOfBody(sized(16_385))).hasValue(413);
    assertThat(RequestCheck.refusalOfBody(sized(1L << 40))).hasValue(413);
  }

  @Test
  void takesNoBodyFromStrangersWhoseSizeIsNotTold() {
    HttpServletRequest request =
        request(Map.of("getContentLengthLong", -1L), Map.of("Transfer-Encoding", "chunked"));

    assertThat(RequestCheck.refusalOfBody(request)).hasValue(411);
  }

  private static HttpServletRequest posted(Map<String, String> header) {
    return request(Map.of("getMethod", "POST"), header);
  }

  private static HttpServletRequest sized(long length) {
    return request(Map.of("getContentLengthLong", length), Map.of());
  }

  private static HttpServletRequest request(
      Map<String, Object> answers, Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            RequestCheckTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" ->
                      arguments[0].equals("Host")
                          ? "inside.example.com:8080"
                          : headers.get(arguments[0]);
                  case SESSION -> answers.getOrDefault(SESSION, false);
                  default -> answers.get(method.getName());
                });
  }
}

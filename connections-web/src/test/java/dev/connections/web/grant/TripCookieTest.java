package dev.connections.web.grant;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TripCookieTest {
  private static final String OURS = "A".repeat(43);

  private final List<String> sent = new ArrayList<>();
  private final HttpServletResponse response =
      stub(
          HttpServletResponse.class,
          (proxy, method, given) -> sent.add(given[0] + ": " + given[1]));

  @Test
  void lastsAsLongAsATripAndIsOutOfReachOfScriptsAndOtherSites() {
    String secret = TripCookie.keep(request(true), response);

    assertThat(secret).hasSize(43);
    assertThat(sent)
        .containsExactly(
            "Set-Cookie: grant="
                + secret
                + "; Path=/console/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
  }

  @Test
  void goesWithoutTlsOnlyWhereTheConsoleItselfDoes() {
    TripCookie.keep(request(false), response);

    assertThat(sent.get(0)).endsWith("; SameSite=Lax");
  }

  @Test
  void differsFromBrowserToBrowserAndIsSharedByTheTabsOfOne() {
    String first = TripCookie.keep(request(true), response);

    assertThat(TripCookie.keep(request(true), response)).isNotEqualTo(first);
    assertThat(TripCookie.keep(request(true, new Cookie("grant", OURS)), response)).isEqualTo(OURS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "a b"})
  void takesNothingForItThatWeNeverGave(String value) {
    HttpServletRequest request = request(true, new Cookie("grant", value));

    assertThat(TripCookie.shown(request)).isEmpty();
    assertThat(TripCookie.keep(request, response)).isNotEqualTo(value);
  }

  @Test
  void isNotThereInAnotherBrowser() {
    assertThat(TripCookie.shown(request(true, new Cookie("other", OURS)))).isEmpty();
    assertThat(TripCookie.shown(request(true))).isEmpty();
  }

  private static HttpServletRequest request(boolean overTls, Cookie... cookies) {
    SessionCookieConfig config = stub(SessionCookieConfig.class, (proxy, method, given) -> overTls);
    ServletContext context = stub(ServletContext.class, (proxy, method, given) -> config);
    return stub(
        HttpServletRequest.class,
        (proxy, method, given) ->
            switch (method.getName()) {
              case "getCookies" -> cookies.length == 0 ? null : cookies;
              case "getContextPath" -> "/console";
              case "getServletContext" -> context;
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static <T> T stub(Class<T> type, InvocationHandler answers) {
    return type.cast(
        Proxy.newProxyInstance(
            TripCookieTest.class.getClassLoader(), new Class<?>[] {type}, answers));
  }
}

package dev.connections.web.share;

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
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCookieTest {
  private static final String SECRET = "s".repeat(43);
  private static final String ID = "6f1d7f0e-8f4b-4a57-9d53-6a4d6c1a9c11";

  private final List<String> sent = new ArrayList<>();
  private final HttpServletResponse response =
      stub(
          HttpServletResponse.class,
          (proxy, method, given) -> sent.add(given[0] + ": " + given[1]));

  @Test
  void isForThePagesOfLinksAloneAndOutOfReachOfScriptsAndOtherSites() {
    LinkCookie.keep(request(true), response, ID, SECRET);

    assertThat(sent)
        .containsExactly(
            "Set-Cookie: share."
                + ID
                + "="
                + SECRET
                + "; Path=/console/share; Max-Age=86400; HttpOnly; SameSite=Lax; Secure");
  }

  @Test
  void goesWithoutTlsOnlyWhereTheConsoleItselfDoes() {
    LinkCookie.keep(request(false), response, ID, SECRET);

    assertThat(sent.get(0)).endsWith("; SameSite=Lax");
  }

  @Test
  void isThereForEachLinkThatTheBrowserOpened() {
    String other = UUID.randomUUID().toString();
    HttpServletRequest request =
        request(
            true, new Cookie("share." + other, "o".repeat(43)), new Cookie("share." + ID, SECRET));

    assertThat(LinkCookie.secret(request, ID)).contains(SECRET);
    assertThat(LinkCookie.secret(request, other)).contains("o".repeat(43));
    assertThat(LinkCookie.secret(request, UUID.randomUUID().toString())).isEmpty();
    assertThat(LinkCookie.secret(request(true), ID)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "6f1d7f0e", "6f1d7f0e-8f4b-4a57-9d53-6a4d6c1a9c11&x"})
  void takesNothingForALinkThatIsNone(String id) {
    HttpServletRequest request = request(true, new Cookie("share." + ID, SECRET));

    assertThat(LinkCookie.secret(request, id)).isEmpty();
    assertThat(LinkCookie.secret(request, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "a b", "sssssssssssssssssssssssssssssssssssssssssss="})
  void takesNothingForASecretThatWeNeverGave(String value) {
    assertThat(LinkCookie.isSecret(value)).isFalse();
    assertThat(LinkCookie.isSecret(null)).isFalse();
    assertThat(LinkCookie.secret(request(true, new Cookie("share." + ID, value)), ID)).isEmpty();
  }

  @Test
  void forgetsTheOthersWhenABrowserHasOpenedTooMany() {
    Cookie[] ten =
        IntStream.range(0, 10)
            .mapToObj(i -> new Cookie("share." + UUID.randomUUID(), SECRET))
            .toArray(Cookie[]::new);

    LinkCookie.keep(request(true, ten), response, ID, SECRET);

    assertThat(sent).hasSize(11);
    assertThat(sent.subList(0, 10)).allMatch(header -> header.contains("; Max-Age=0;"));
    assertThat(sent.get(10)).startsWith("Set-Cookie: share." + ID + "=" + SECRET);
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
            LinkCookieTest.class.getClassLoader(), new Class<?>[] {type}, answers));
  }
}

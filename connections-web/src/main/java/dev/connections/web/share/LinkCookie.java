package dev.connections.web.share;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a link holds, once it was opened: a cookie for each link, named by the id of the link, so
 * that no address that a browser remembers holds it. No session, which anybody could have made by
 * the thousands.
 */
final class LinkCookie {
  static final String PREFIX = "share.";

  /** The link can be opened again after that. */
  private static final Duration LIFETIME = Duration.ofDays(1);

  /** The server takes 8 KB of headers. */
  private static final int MOST = 10;

  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private LinkCookie() {}

  /** A browser with too many open goes on with the newest alone. */
  static void keep(
      HttpServletRequest request, HttpServletResponse response, String id, String secret) {
    List<Cookie> open = cookies(request).filter(c -> c.getName().startsWith(PREFIX)).toList();
    if (open.size() >= MOST) {
      open.forEach(cookie -> set(request, response, cookie.getName(), "", Duration.ZERO));
    }
    set(request, response, PREFIX + id, secret, LIFETIME);
  }

  /**
   * Empty when this browser did not open the link, or not lately.
   *
   * @param id as it came
   */
  static Optional<String> secret(HttpServletRequest request, String id) {
    if (id == null || !ID.matcher(id).matches()) {
      return Optional.empty();
    }
    return cookies(request)
        .filter(cookie -> cookie.getName().equals(PREFIX + id))
        .map(Cookie::getValue)
        .filter(LinkCookie::isSecret)
        .findFirst();
  }

  /** Whether something could be what a link holds. */
  static boolean isSecret(String given) {
    return given != null && SECRET.matcher(given).matches();
  }

  private static Stream<Cookie> cookies(HttpServletRequest request) {
    return request.getCookies() == null ? Stream.empty() : Stream.of(request.getCookies());
  }

  /** By hand: Payara 6 writes no SameSite. Lax, since the link comes from a mail. */
  private static void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      Duration life) {
    boolean overTls = request.getServletContext().getSessionCookieConfig().isSecure();
    response.addHeader(
        "Set-Cookie",
        name
            + "="
            + value
            + "; Path="
            + request.getContextPath()
            + "/share; Max-Age="
            + life.toSeconds()
            + "; HttpOnly; SameSite=Lax"
            + (overTls ? "; Secure" : ""));
  }
}

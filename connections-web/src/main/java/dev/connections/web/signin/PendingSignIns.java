package dev.connections.web.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connections.console.signin.RoundTrip;
import dev.connections.web.security.ReturnPath;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The round trips to the provider that this browser started: a cookie for each tab, named by the
 * state of its trip. No session, which anybody could have made by the thousands.
 */
final class PendingSignIns {
  private static final String PREFIX = "sign-in.";

  /** The server takes 8 KB of headers; a trip is about 800 characters and its return path. */
  private static final int MOST = 4;

  private static final int LONGEST_RETURN = 500;
  private static final int LIFETIME_SECONDS = 1800;

  private PendingSignIns() {}

  /** One round trip as the service sealed it, and where the person wanted to go. */
  record Pending(String sealed, String from) {}

  /** A browser with too many open goes on with the newest alone. */
  static void keep(
      HttpServletRequest request, HttpServletResponse response, RoundTrip trip, String from) {
    List<Cookie> open = cookies(request).filter(c -> c.getName().startsWith(PREFIX)).toList();
    if (open.size() >= MOST) {
      open.forEach(cookie -> set(request, response, cookie.getName(), "", 0));
    }
    String kept = from.length() > LONGEST_RETURN ? ReturnPath.HOME : from;
    String value =
        Base64.getUrlEncoder().withoutPadding().encodeToString(kept.getBytes(UTF_8))
            + "."
            + trip.sealed();
    set(request, response, PREFIX + trip.state(), value, LIFETIME_SECONDS);
  }

  /**
   * Each counts once.
   *
   * @param state as it came back
   */
  static Optional<Pending> take(
      HttpServletRequest request, HttpServletResponse response, String state) {
    String name = PREFIX + state;
    Optional<Cookie> found = cookies(request).filter(c -> c.getName().equals(name)).findFirst();
    found.ifPresent(cookie -> set(request, response, cookie.getName(), "", 0));
    return found.map(Cookie::getValue).flatMap(PendingSignIns::read);
  }

  private static Optional<Pending> read(String value) {
    int dot = value.indexOf('.');
    try {
      return dot < 0
          ? Optional.empty()
          : Optional.of(
              new Pending(
                  value.substring(dot + 1),
                  new String(Base64.getUrlDecoder().decode(value.substring(0, dot)), UTF_8)));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Stream<Cookie> cookies(HttpServletRequest request) {
    return request.getCookies() == null ? Stream.empty() : Stream.of(request.getCookies());
  }

  /** By hand: Payara 6 writes no SameSite. Lax, since the way back comes from another site. */
  private static void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      int seconds) {
    boolean overTls = request.getServletContext().getSessionCookieConfig().isSecure();
    response.addHeader(
        "Set-Cookie",
        name
            + "="
            + value
            + "; Path="
            + request.getContextPath()
            + "/signin; Max-Age="
            + seconds
            + "; HttpOnly; SameSite=Lax"
            + (overTls ? "; Secure" : ""));
  }
}

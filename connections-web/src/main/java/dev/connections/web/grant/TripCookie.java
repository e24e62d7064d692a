package dev.connections.web.grant;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secret by which a browser that comes back from the provider is known to be the one that left.
 * It is no session: that of the person may have ended meanwhile, and strangers get none. One for
 * the whole site, since people come back to sign-ins, to consents and by links.
 */
public final class TripCookie {
  static final String NAME = "grant";
  private static final int SECRET_BYTES = 32;

  /** As long as the longest trip, which is a consent. */
  private static final int LIFETIME_SECONDS = 3600;

  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private TripCookie() {}

  /** Answers the secret, which several tabs share, and keeps it for as long as a trip may take. */
  public static String keep(HttpServletRequest request, HttpServletResponse response) {
    String secret = shown(request).orElseGet(TripCookie::fresh);
    boolean overTls = request.getServletContext().getSessionCookieConfig().isSecure();
    // By hand: Payara 6 writes no SameSite. Lax, since the way back comes from another site.
    response.addHeader(
        "Set-Cookie",
        NAME
            + "="
            + secret
            + "; Path="
            + request.getContextPath()
            + "/; Max-Age="
            + LIFETIME_SECONDS
            + "; HttpOnly; SameSite=Lax"
            + (overTls ? "; Secure" : ""));
    return secret;
  }

  /** Empty when the browser shows none, or nothing that we gave it. */
  public static Optional<String> shown(HttpServletRequest request) {
    return request.getCookies() == null
        ? Optional.empty()
        : Stream.of(request.getCookies())
            .filter(cookie -> NAME.equals(cookie.getName()))
            .map(Cookie::getValue)
            .filter(value -> value != null && SECRET.matcher(value).matches())
            .findFirst();
  }

  private static String fresh() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), US_ASCII);
  }
}

package dev.connections.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is refused before anything of a request is used: each check answers the status of the
 * refusal, or nothing.
 */
final class RequestCheck {
  /** The longest values of a form before sign-in, percent-encoded, fill about half of it. */
  static final int LARGEST_BODY_OF_A_STRANGER = 16 * 1024;

  private static final Set<String> WITHOUT_EFFECT = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> NO_OTHER_SITE = Set.of("same-origin", "none");

  private RequestCheck() {}

  /**
   * @param publicUrl origin under which people reach the console, if it is configured; asked for
   *     only where it matters, since programs call thousands of times a second
   */
  static OptionalInt refusal(HttpServletRequest request, Supplier<Optional<String>> publicUrl) {
    // Addresses get into logs, bookmarks and mails. Payara 6 takes the id out of one although
    // web.xml declares cookies alone; a cookie that comes along wins over it.
    if (request.isRequestedSessionIdFromURL()) {
      return OptionalInt.of(HttpServletResponse.SC_NOT_FOUND);
    }
    return !WITHOUT_EFFECT.contains(request.getMethod()) && fromAnotherSite(request, publicUrl)
        ? OptionalInt.of(HttpServletResponse.SC_FORBIDDEN)
        : OptionalInt.empty();
  }

  /** Of a caller whom nobody knows; a body without a told length could be of any. */
  static OptionalInt refusalOfBody(HttpServletRequest request) {
    if (request.getHeader("Transfer-Encoding") != null) {
      return OptionalInt.of(HttpServletResponse.SC_LENGTH_REQUIRED);
    }
    return request.getContentLengthLong() > LARGEST_BODY_OF_A_STRANGER
        ? OptionalInt.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE)
        : OptionalInt.empty();
  }

  /**
   * Whether a page of another site made the browser send it (CWE-352). The forms before sign-in
   * have no view state that a stranger's page could not know. Without the header of Fetch Metadata,
   * which browsers send over TLS and to localhost, Origin decides; a client that is no browser
   * sends neither.
   */
  private static boolean fromAnotherSite(
      HttpServletRequest request, Supplier<Optional<String>> publicUrl) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !NO_OTHER_SITE.contains(site);
    }
    String origin = request.getHeader("Origin");
    // Of our own page without referrer, of the invitation, comes null.
    return origin != null
        && !origin.equals("null")
        && !origin.equals(publicUrl.get().orElse(null))
        && !authority(origin).equals(request.getHeader("Host"));
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(new URI(origin).getRawAuthority());
    } catch (URISyntaxException broken) {
      return "";
    }
  }
}

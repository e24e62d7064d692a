package dev.connections.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a person wanted to go before signing in: a path of this site with its query, or home. */
public final class ReturnPath {
  public static final String HOME = "/";
  private static final int LONGEST = 2000;

  private ReturnPath() {}

  /**
   * The path if it stays on this site, otherwise home. It comes out of a link that anybody may have
   * made, so what a browser could read as another host is refused (CWE-601).
   */
  public static String safe(String given) {
    if (given == null || given.length() > LONGEST || !given.startsWith("/")) {
      return HOME;
    }
    boolean otherHost = given.startsWith("//") || given.indexOf('\\') >= 0;
    boolean odd = given.chars().anyMatch(c -> c <= ' ' || c >= 0x7f);
    try {
      URI uri = new URI(given);
      boolean stays = uri.getScheme() == null && uri.getRawAuthority() == null;
      return otherHost || odd || !stays ? HOME : given;
    } catch (URISyntaxException broken) {
      return HOME;
    }
  }

  /** The page that a request came from or asks for; a posted form is asked for again by GET. */
  static String of(HttpServletRequest request) {
    if ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
      String query = request.getQueryString();
      return safe(request.getRequestURI() + (query == null ? "" : "?" + query));
    }
    // The action of a form leaves the page's query out; the browser tells it as the referrer.
    return referrer(request)
        .filter(page -> request.getRequestURI().equals(URI.create(page).getRawPath()))
        .orElse(safe(request.getRequestURI()));
  }

  private static Optional<String> referrer(HttpServletRequest request) {
    String referrer = request.getHeader("Referer");
    if (referrer == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(referrer);
      String query = uri.getRawQuery();
      return Optional.of(safe(uri.getRawPath() + (query == null ? "" : "?" + query)));
    } catch (URISyntaxException broken) {
      return Optional.empty();
    }
  }
}

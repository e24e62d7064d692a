package dev.connections.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The headers that every answer carries, whoever writes it (OWASP HTTP Headers Cheat Sheet).
 * PrimeFaces replaces the policy on pages by one with the nonce of the page.
 */
final class AnswerHeaders {
  static final String POLICY = "Content-Security-Policy";
  private static final String STRICT_POLICY =
      "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";
  private static final String RESOURCES = "/jakarta.faces.resource/";

  private AnswerHeaders() {}

  static void write(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(POLICY, STRICT_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    // The address of the invitation page holds a token, and that of a link for somebody else does,
    // which no log has to learn from what comes after.
    String path = request.getServletPath();
    boolean secret = path.equals("/invitation.xhtml") || path.equals("/share/open");
    response.setHeader("Referrer-Policy", secret ? "no-referrer" : "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    boolean resource = request.getServletPath().startsWith(RESOURCES);
    if (!resource) {
      response.setHeader("Cache-Control", "no-store");
    }
  }
}

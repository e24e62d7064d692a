package dev.connections.web.security;

import dev.connections.console.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * The caller, kept as a session attribute of our own. The container's own ways lose the groups when
 * another node takes a session over.
 */
public final class CallerSession {
  private static final String ATTRIBUTE = Caller.class.getName();

  private CallerSession() {}

  public static Optional<Caller> caller(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return Optional.ofNullable(session).map(s -> (Caller) s.getAttribute(ATTRIBUTE));
  }

  /** Under a new session id, so that an id that somebody planted before is worth nothing. */
  static void begin(HttpServletRequest request, Caller caller) {
    request.getSession();
    request.changeSessionId();
    request.getSession().setAttribute(ATTRIBUTE, caller);
  }

  /** Whatever the session held is gone with it. */
  public static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}

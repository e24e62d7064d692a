package dev.connections.web.security;

import dev.connections.console.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The caller, kept as a session attribute of our own. The container's own ways lose the groups when
 * another node takes a session over.
 */
public final class CallerSession {
  private static final String ATTRIBUTE = Caller.class.getName();
  private static final String LAST_ACT = CallerSession.class.getName() + ".lastAct";

  /** The console's script says by it that a page looks for news, and nobody did anything. */
  private static final String LOOK = "Connections-Look";

  private CallerSession() {}

  public static Optional<Caller> caller(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return Optional.ofNullable(session).map(s -> (Caller) s.getAttribute(ATTRIBUTE));
  }

  /**
   * Whether nobody did anything for so long. To be asked once for each request: one that is not a
   * page's own look counts as an act. The container counts the looks too, and would keep a session
   * whose page stays open.
   */
  static boolean isIdle(HttpServletRequest request, Instant now, Duration longest) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      // Signed out at the same moment, in another tab.
      return true;
    }
    if (request.getHeader(LOOK) == null) {
      session.setAttribute(LAST_ACT, now);
      return false;
    }
    return session.getAttribute(LAST_ACT) instanceof Instant last
        && !now.isBefore(last.plus(longest));
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

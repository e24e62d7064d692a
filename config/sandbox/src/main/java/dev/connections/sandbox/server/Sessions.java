package dev.connections.sandbox.server;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The browsers that are signed in at one login, by a cookie. A browser gives the cookies of {@code
 * localhost} to each port, so their names differ.
 */
public final class Sessions {
  private final String cookie;
  private final Map<String, Session> open = new ConcurrentHashMap<>();

  /**
   * @param place names the login among the others of this machine
   */
  public Sessions(String place) {
    cookie = "sandbox-" + place;
  }

  /**
   * @param login of the account
   * @param factor whether a second factor was given
   */
  public record Session(String id, String login, boolean factor) {}

  /** Empty when the browser is not signed in. */
  public Optional<Session> of(Request request) {
    for (String header : request.header("Cookie")) {
      for (String pair : header.split(";")) {
        String text = pair.strip();
        if (text.startsWith(cookie + "=")) {
          return Optional.ofNullable(open.get(text.substring(cookie.length() + 1)));
        }
      }
    }
    return Optional.empty();
  }

  /** A new one in each case, so that nobody can give a person a session that is known before. */
  public Session open(String login, boolean factor) {
    var session = new Session(SignIns.secret(), login, factor);
    open.put(session.id(), session);
    return session;
  }

  /** The answer with the cookie of the session. */
  public Answer in(Session session, Answer answer) {
    return answer.with(
        "Set-Cookie", cookie + "=" + session.id() + "; Path=/; Secure; HttpOnly; SameSite=Lax");
  }
}

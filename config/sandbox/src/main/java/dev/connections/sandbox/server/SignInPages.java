package dev.connections.sandbox.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The pages of a login that people see. They need no script: each is one form that brings the
 * request's parameters back, with {@code step} as the button that was pressed.
 *
 * @param provider whose login this stands for
 * @param place which login it is, in words
 * @param parameters of the request
 * @param leadsTo the origin of the application
 */
public record SignInPages(
    String provider, String place, Map<String, String> parameters, String leadsTo) {
  private static final Set<String> OWN = Set.of("step", "login", "password", "everybody");

  /**
   * @param problem why the last try failed, or empty
   */
  public Answer signIn(String login, String problem) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("login", login);
    more.put("problem", problem);
    return page(200, "sign-in", more).noting(problem.isEmpty() ? "asks to sign in" : problem);
  }

  public Answer factor(Account account) {
    return page(200, "factor", Map.of("account", account)).noting("asks for a second factor");
  }

  /**
   * @param asked permissions in words, each with an explanation
   * @param forEverybody whether to offer consent for the whole organization
   */
  public Answer consent(
      Account account, String app, Map<String, String> asked, boolean forEverybody) {
    return page(
            200,
            "grant",
            Map.of("account", account, "app", app, "asked", asked, "forEverybody", forEverybody))
        .noting("asks for consent");
  }

  /**
   * A page at which the person cannot go on; the only way is back to the application.
   *
   * @param why in the provider's words
   */
  public Answer stop(String title, String why) {
    return page(200, "stopped", Map.of("title", title, "why", why)).noting(why);
  }

  private Answer page(int status, String template, Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>(more);
    all.put("provider", provider);
    all.put("place", place);
    Map<String, String> hidden = new LinkedHashMap<>(parameters);
    hidden.keySet().removeAll(OWN);
    all.put("parameters", hidden);
    return secured(Pages.html(status, template, all), "'self' " + leadsTo);
  }

  /** A page about a request that may lead back nowhere. */
  public static Answer refused(String provider, String why) {
    return secured(Pages.html(400, "refused", Map.of("why", why, "provider", provider)), "'none'")
        .noting(why);
  }

  private static Answer secured(Answer page, String formAction) {
    return Pages.secured(page, "form-action " + formAction, "no-referrer");
  }
}

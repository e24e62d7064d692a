package dev.connections.sandbox.page;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.PretendApp;
import dev.connections.sandbox.server.PretendOrganization;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Trouble;
import java.util.Map;

/**
 * What the page's buttons do: {@code POST /ORGANIZATION} with {@code action}, for an application
 * also with {@code app} (its client id). Answers with a redirect back, so that reloading repeats
 * nothing.
 */
abstract class PageForm<A extends PretendApp> {
  private static final int LONGEST_NAME = 100;

  private final PretendOrganization<A> organization;
  private final Map<String, String> form;

  PageForm(PretendOrganization<A> organization, Map<String, String> form) {
    this.organization = organization;
    this.form = form;
  }

  /**
   * Does what is asked of the organization beyond what every one can do.
   *
   * @throws IllegalArgumentException says in words why nothing was changed
   */
  abstract void apply();

  /**
   * Does what is asked of one application.
   *
   * @throws IllegalArgumentException says in words why nothing was changed
   */
  abstract void apply(A app);

  /** Makes an application that has nothing but its name. */
  abstract A make(String name);

  Answer answer() {
    String clientId = field("app");
    String problem = "";
    try {
      clientId = clientId.isEmpty() ? applyToOrganization() : applyToApp(clientId);
    } catch (IllegalArgumentException e) {
      problem = e.getMessage();
    }
    // A problem is told on top of the page; without a fragment the browser keeps the one it has.
    String anchor = clientId.isEmpty() || !problem.isEmpty() ? "content" : clientId;
    return Answer.empty(303)
        .with(
            "Location",
            "/%s?open=%s&problem=%s#%s"
                .formatted(
                    organization.slug(),
                    Request.encoded(clientId),
                    Request.encoded(problem),
                    anchor));
  }

  /** Returns the client id of an application that is new, else nothing. */
  private String applyToOrganization() {
    switch (action()) {
      case "trouble" ->
          organization.cause(Trouble.valueOf(field("trouble")), Reach.valueOf(field("reach")));
      case "calm" -> organization.calm();
      case "forget-calls" -> organization.forgetCalls();
      case "create-app" -> {
        String name = field("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
          throw new IllegalArgumentException("Give the application a name of up to 100 letters.");
        }
        return make(name).id();
      }
      default -> apply();
    }
    return "";
  }

  /** Returns the client id of the application to show, or nothing when it is gone. */
  private String applyToApp(String clientId) {
    A app =
        organization
            .client(clientId)
            .orElseThrow(() -> new IllegalArgumentException("There is no application " + clientId));
    apply(app);
    return organization.client(clientId).isPresent() ? clientId : "";
  }

  String action() {
    return field("action");
  }

  String field(String name) {
    return form.getOrDefault(name, "");
  }

  boolean has(String name) {
    return form.containsKey(name);
  }

  Map<String, String> fields() {
    return form;
  }

  static IllegalArgumentException unknown() {
    return new IllegalArgumentException("There is no such action.");
  }
}

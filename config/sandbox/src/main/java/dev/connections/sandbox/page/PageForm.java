package dev.connections.sandbox.page;

import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.PretendApp;
import dev.connections.sandbox.server.PretendOrganization;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.SignInRefusal;
import dev.connections.sandbox.server.SignInSwitches;
import dev.connections.sandbox.server.Trouble;
import java.time.Duration;
import java.util.Map;

/**
 * What the page's buttons do: {@code POST /ORGANIZATION} with {@code action}, for an application
 * also with {@code app} (its client id). Answers with a redirect back, so that reloading repeats
 * nothing.
 */
abstract class PageForm<A extends PretendApp> {
  private static final int LONGEST_NAME = 100;

  /** Both providers refuse a refresh token after 90 days. */
  private static final Duration TOO_LONG = Duration.ofDays(91);

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
      case "sign-ins" -> setSwitches();
      case "account" -> setAccount();
      case "revoke-grants" -> organization.revokeGrants();
      case "expire-tokens" -> organization.signIns().expireAccessTokens();
      case "age-grants" -> organization.signIns().age(TOO_LONG);
      case "reset-counters" -> organization.signIns().counters().reset();
      default -> apply();
    }
    return "";
  }

  private void setSwitches() {
    SignInSwitches switches = organization.signIns().switches();
    int lost = number("lost");
    switches.answerTokensAfter(Duration.ofSeconds(number("delay")));
    switches.loseRefreshAnswers(lost);
    switches.refuse(field("refusal").isEmpty() ? null : SignInRefusal.valueOf(field("refusal")));
    switches.signedInAs(
        field("signed-in").isEmpty() ? null : AccountKind.valueOf(field("signed-in")));
    switches.requireFactor(has("factor"));
    switches.withholdRefreshTokens(has("withheld"));
  }

  int number(String name) {
    if (!field(name).matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("Give a whole number from 0 to 999.");
    }
    return Integer.parseInt(field(name));
  }

  private void setAccount() {
    AccountKind kind = AccountKind.valueOf(field("kind"));
    organization.signIns().setAdministrator(kind, has("administrator"));
    organization.signIns().setEnabled(kind, has("enabled"));
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

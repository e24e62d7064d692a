package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.RefusedException;

/** Why a tenant may refuse a token to an application whose credential is good. */
public enum LoginRefusal {
  CONDITIONAL_ACCESS(
      "Blocked by conditional access",
      "access_denied",
      53003,
      "Access has been blocked by Conditional Access policies. The access policy does not allow"
          + " token issuance."),
  NOT_SUBSCRIBED(
      "Service not subscribed",
      "invalid_resource",
      650052,
      "The app is trying to access a service that your organization lacks a service principal for."
          + " Contact your IT Admin to review the configuration of your service subscriptions or"
          + " consent to the application in order to create the required service principal."),
  LOOP(
      "Client request loop",
      "invalid_grant",
      50196,
      "The server terminated an operation because it encountered a client request loop. Please"
          + " contact your app vendor.");

  private final String label;
  private final String error;
  private final int code;
  private final String sentence;

  LoginRefusal(String label, String error, int code, String sentence) {
    this.label = label;
    this.error = error;
    this.code = code;
    this.sentence = sentence;
  }

  public String label() {
    return label;
  }

  RefusedException by(LoginErrors errors) {
    return errors.refusal(error, code, sentence);
  }
}

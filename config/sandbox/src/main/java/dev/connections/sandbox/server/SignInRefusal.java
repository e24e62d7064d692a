package dev.connections.sandbox.server;

/** Why a person who is signed in may not grant anything. */
public enum SignInRefusal {
  DECLINED("Every consent is declined"),
  ADMIN_APPROVAL("Needs an administrator's approval"),
  CONDITIONAL_ACCESS("Blocked by a policy");

  private final String label;

  SignInRefusal(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}

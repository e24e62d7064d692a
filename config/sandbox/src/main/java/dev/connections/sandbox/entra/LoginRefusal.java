package dev.connections.sandbox.entra;

/** Why a tenant may refuse a token to an application whose credential is good. */
public enum LoginRefusal {
  CONDITIONAL_ACCESS(LoginError.CONDITIONAL_ACCESS),
  NOT_SUBSCRIBED(LoginError.NOT_SUBSCRIBED),
  LOOP(LoginError.LOOP);

  private final LoginError error;

  LoginRefusal(LoginError error) {
    this.error = error;
  }

  LoginError error() {
    return error;
  }
}

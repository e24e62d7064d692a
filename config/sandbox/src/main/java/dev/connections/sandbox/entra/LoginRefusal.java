package dev.connections.sandbox.entra;

/** Why a tenant may refuse a token to an application whose credential is good. */
public enum LoginRefusal {
  CONDITIONAL_ACCESS,
  NOT_SUBSCRIBED,
  LOOP;

  LoginError error() {
    return LoginError.valueOf(name());
  }
}

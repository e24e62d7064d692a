package dev.connections.sandbox.server;

/**
 * Who can sign in to a pretend organization.
 *
 * @param id the provider's own
 * @param login what is typed to sign in
 * @param name as the provider shows it
 * @param enabled one that is not cannot sign in, and its refresh tokens are refused
 */
public record Account(
    String id,
    String login,
    String password,
    String name,
    AccountKind kind,
    boolean administrator,
    boolean enabled) {

  Account administrator(boolean now) {
    return new Account(id, login, password, name, kind, now, enabled);
  }

  Account enabled(boolean now) {
    return new Account(id, login, password, name, kind, administrator, now);
  }

  @Override
  public String toString() {
    return "Account[" + login + "]";
  }
}

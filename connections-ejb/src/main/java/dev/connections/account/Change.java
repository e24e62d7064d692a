package dev.connections.account;

import dev.connections.audit.Actor;
import java.util.function.Consumer;

/**
 * One change of an account.
 *
 * @param by who makes it
 * @param action how the audit trail calls it
 */
record Change(Actor by, String action, boolean removes, Consumer<Account> how) {
  static Change of(Actor by, String action, Consumer<Account> how) {
    return new Change(by, action, false, how);
  }

  static Change removal(Actor by) {
    return new Change(by, "person-removed", true, account -> {});
  }

  void apply(Account account) {
    how.accept(account);
  }
}

package dev.connections.account;

import dev.connections.audit.Actor;
import dev.connections.console.activity.Act;
import java.util.function.Consumer;

/**
 * One change of an account.
 *
 * @param by who makes it
 * @param act what it is
 */
record Change(Actor by, Act act, boolean removes, Consumer<Account> how) {
  static Change of(Actor by, Act act, Consumer<Account> how) {
    return new Change(by, act, false, how);
  }

  static Change removal(Actor by) {
    return new Change(by, Act.PERSON_REMOVED, true, account -> {});
  }

  void apply(Account account) {
    how.accept(account);
  }
}

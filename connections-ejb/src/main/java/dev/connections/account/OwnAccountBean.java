package dev.connections.account;

import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.Caller;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.people.PersonRefusedException;
import dev.connections.console.people.UnknownPersonException;
import dev.connections.console.signin.OwnAccount;
import dev.connections.console.signin.SignInRefusedException;
import dev.connections.platform.RandomTokens;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the caller does with the caller's own account. */
@Stateless
@Local(OwnAccount.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnAccountBean implements OwnAccount {
  @Inject private Accounts accounts;
  @Inject private PasswordCheck passwords;
  @Inject private PasswordHash hash;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;
  @Inject private CurrentCaller callers;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public Caller changePassword(char[] current, char[] next)
      throws SignInRefusedException, InvalidFieldsException {
    try {
      Account account = own();
      PersonName me = PersonName.of(account.name());
      if (!account.isLocal()) {
        throw refused(account, new FieldProblem("current", "ORGANIZATION", List.of()));
      }
      Optional<FieldProblem> problem = PasswordRules.problem(next, me);
      if (problem.isPresent()) {
        throw new InvalidFieldsException(List.of(problem.get()));
      }
      Account checked = passwords.check(me, current, Act.PASSWORD_CHANGED);
      String hashed = hash.of(next);
      return change(checked, Act.PASSWORD_CHANGED, a -> a.choosePassword(hashed));
    } finally {
      RandomTokens.wipe(current);
      RandomTokens.wipe(next);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public Caller signOutEverywhereElse() {
    Account account = own();
    return change(account, Act.SIGNED_OUT_EVERYWHERE_ELSE, Account::endSessions);
  }

  private Caller change(Account account, Act act, Consumer<Account> how) {
    try {
      return accounts
          .change(account.id(), account.version(), Change.of(account.asActor(), act, how))
          .caller(clock.instant());
    } catch (UnknownPersonException | ChangedMeanwhileException | PersonRefusedException changed) {
      // Somebody changed the account within the last second; the next request is judged anew.
      throw new IllegalStateException(changed);
    }
  }

  private InvalidFieldsException refused(Account account, FieldProblem problem) {
    audit.refused(Act.PASSWORD_CHANGED, account.asSubject(), problem.code());
    return new InvalidFieldsException(List.of(problem));
  }

  private Account own() {
    return accounts
        .byId(callers.actor().id())
        .orElseThrow(() -> new IllegalStateException("The caller's account was removed."));
  }
}

package dev.connections.account;

import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.console.activity.Act;
import dev.connections.console.signin.SignInRefusedException;
import dev.connections.console.signin.SignInRefusedException.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Compares a password with an account's, under lock-out. Never inside a transaction. */
@ApplicationScoped
class PasswordCheck {
  @Inject private SignInAttempts attempts;
  @Inject private Accounts accounts;
  @Inject private PasswordHash hash;
  @Inject private StrangersFailures failures;
  @Inject private AuditTrail audit;
  @Inject private CurrentCaller caller;

  /**
   * @param act what a failure is noted as
   * @return an enabled local account whose password this is
   */
  Account check(PersonName name, char[] password, Act act) throws SignInRefusedException {
    String address = caller.address();
    Optional<Instant> locked = attempts.begin(name, address);
    Optional<Account> account = accounts.byName(name);
    if (locked.isPresent()) {
      // Refused without any work: by the thousand, they would fill the audit trail.
      failures.note(act, subject(account), AuditResult.REFUSED, "locked until " + locked.get());
      throw new SignInRefusedException(Reason.LOCKED, locked.get());
    }
    String stored = account.filter(Account::isEnabled).map(Account::password).orElse(null);
    if (!hash.matches(password, stored)) {
      failed(act, account, AuditResult.FAILED, account.isEmpty() ? "no such name" : "");
      throw new SignInRefusedException(Reason.NOT_ACCEPTED, null);
    }
    attempts.succeeded(name, address);
    if (PasswordHash.isOutdated(stored)) {
      accounts.rehash(account.get(), hash.of(password));
    }
    return account.get();
  }

  /** Leaves an unknown name out: it may be a password in the wrong field. */
  private void failed(Act act, Optional<Account> account, AuditResult result, String detail) {
    audit.alone(act, subject(account), result, detail);
  }

  private static Subject subject(Optional<Account> account) {
    return account.map(Account::asSubject).orElse(Subject.any("account"));
  }
}

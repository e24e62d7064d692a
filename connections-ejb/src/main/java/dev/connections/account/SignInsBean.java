package dev.connections.account;

import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.Caller;
import dev.connections.console.activity.Act;
import dev.connections.console.signin.SignInRefusedException;
import dev.connections.console.signin.SignInRefusedException.Reason;
import dev.connections.console.signin.SignIns;
import dev.connections.platform.RandomTokens;
import dev.connections.platform.Transactions;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Signs people in with a password. */
@Stateless
@Local(SignIns.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInsBean implements SignIns {
  /** The provider may have taken groups away meanwhile, and nobody tells. */
  private static final Duration LONGEST_ORGANIZATION_SESSION = Duration.ofHours(12);

  @Inject private Transactions transactions;
  @Inject private PasswordCheck passwords;
  @Inject private Accounts accounts;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  @Override
  @PermitAll
  public Caller signIn(String name, char[] password) throws SignInRefusedException {
    try {
      Account account = passwords.check(PersonName.of(name), password, Act.SIGNED_IN);
      return transactions
          .call(() -> signedIn(account))
          .orElseThrow(() -> new SignInRefusedException(Reason.NOT_ACCEPTED, null));
    } finally {
      RandomTokens.wipe(password);
    }
  }

  /** Empty when the account changed since its password was looked at. */
  private Optional<Caller> signedIn(Account checked) {
    Instant now = clock.instant();
    Optional<Account> account =
        accounts.byId(checked.id()).filter(a -> a.admits(checked.caller(now)));
    account.ifPresent(
        a -> {
          accounts.noteSignIn(a, now);
          audit.doneBy(a.asActor(), Act.SIGNED_IN, a.asSubject(), "");
        });
    return account.map(a -> a.caller(now));
  }

  @Override
  @PermitAll
  public boolean stillValid(Caller caller) {
    boolean tooOld =
        !caller.local()
            && caller.signedInAt().plus(LONGEST_ORGANIZATION_SESSION).isBefore(clock.instant());
    return !tooOld && accounts.byId(caller.accountId()).filter(a -> a.admits(caller)).isPresent();
  }

  @Override
  @PermitAll
  public void signedOut(Caller caller) {
    Subject account = Subject.of("account", caller.accountId(), caller.name());
    audit.aloneBy(Actor.of(caller), Act.SIGNED_OUT, account, AuditResult.DONE, "");
  }

  @Override
  @PermitAll
  public void refused(Caller caller, String page) {
    Subject refused = Subject.of("page", page, page);
    String why = "not for the role " + caller.role().group();
    audit.aloneBy(Actor.of(caller), Act.PAGE_USED, refused, AuditResult.REFUSED, why);
  }
}

package dev.connections.account;

import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.Caller;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Role;
import dev.connections.console.activity.Act;
import dev.connections.console.signin.SetUp;
import dev.connections.console.signin.SignInRefusedException;
import dev.connections.platform.RandomTokens;
import dev.connections.platform.Transactions;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.CharBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/** Hands out set-up tokens by file and makes administrators for them. */
@Stateless
@Local(SetUp.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SetUpBean implements SetUp {
  private static final Logger LOG = Logger.getLogger(SetUpBean.class.getName());

  @PersistenceContext private EntityManager entities;
  @Inject private Transactions transactions;
  @Inject private Accounts accounts;
  @Inject private SetUpTokens tokens;
  @Inject private SetUpFiles files;
  @Inject private PasswordHash hash;
  @Inject private SignInAttempts attempts;
  @Inject private StrangersFailures failures;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  @Override
  @PermitAll
  public boolean needed() {
    return !accounts.haveWayIn();
  }

  @Override
  @PermitAll
  public boolean open() {
    tokens.forgetExpired();
    boolean tokenHere = files.token().filter(tokens::isOpen).isPresent();
    if (!tokenHere) {
      files.deleteToken();
    }
    boolean asked = files.takeRecoverRequest();
    if (asked) {
      audit.aloneBy(
          Actor.SYSTEM,
          Act.SET_UP_OPENED,
          Subject.any("account"),
          AuditResult.DONE,
          "by a file named recover");
    }
    if (!tokenHere && (asked || !accounts.haveWayIn())) {
      files.write(tokens.issue());
      LOG.info(() -> "A one-time token for /set-up.xhtml is in the file " + files.tokenFile());
      return true;
    }
    return tokens.areOpen();
  }

  @Override
  @PermitAll
  public Caller finish(String name, char[] password, char[] token) throws InvalidFieldsException {
    try {
      PersonName who = PersonName.of(name);
      CharBuffer given = CharBuffer.wrap(new String(token).strip());
      List<FieldProblem> problems = new ArrayList<>();
      who.problem().ifPresent(problems::add);
      PasswordRules.problem(password, who).ifPresent(problems::add);
      if (!tokens.isOpen(given)) {
        failures.note(Act.ADMINISTRATOR_SET_UP, Subject.any("account"), "wrong or expired token");
        problems.add(new FieldProblem("token", "WRONG", List.of()));
      }
      if (!problems.isEmpty()) {
        throw new InvalidFieldsException(problems);
      }
      String hashed = hashed(password);
      Caller caller = transactions.call(() -> administrator(given, who, hashed));
      attempts.forget(who);
      files.deleteToken();
      return caller;
    } finally {
      RandomTokens.wipe(password);
      RandomTokens.wipe(token);
    }
  }

  /** Makes one, or gives the one of this name back the way in. */
  private Caller administrator(CharSequence token, PersonName name, String password)
      throws InvalidFieldsException {
    Instant now = clock.instant();
    if (!tokens.use(token)) {
      throw refused("token", "WRONG");
    }
    Account account = accounts.byName(name).orElse(null);
    if (account == null) {
      account = Account.local(name, Role.ADMINISTRATOR);
    } else if (account.isLocal()) {
      account = entities.find(Account.class, account.id(), LockModeType.PESSIMISTIC_WRITE);
    } else {
      throw refused("name", "TAKEN");
    }
    account.give(Role.ADMINISTRATOR);
    account.enable();
    account.choosePassword(password);
    account.changedBy(account.name(), now);
    // Who holds an older link to this name must not become the administrator by it.
    entities
        .createQuery("delete from Invitation i where i.accountId = :account")
        .setParameter("account", account.id())
        .executeUpdate();
    entities.persist(account);
    entities.flush();
    accounts.noteSignIn(account, now);
    audit.doneBy(
        account.asActor(), Act.ADMINISTRATOR_SET_UP, account.asSubject(), "with a set-up token");
    return account.caller(now);
  }

  private static InvalidFieldsException refused(String field, String code) {
    return new InvalidFieldsException(List.of(new FieldProblem(field, code, List.of())));
  }

  private String hashed(char[] password) throws InvalidFieldsException {
    try {
      return hash.of(password);
    } catch (SignInRefusedException busy) {
      throw refused("password", "BUSY");
    }
  }
}

package dev.connections.account;

import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.Caller;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.signin.InvitationGoneException;
import dev.connections.console.signin.Invitations;
import dev.connections.console.signin.SignInRefusedException;
import dev.connections.platform.InTransaction;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets the holder of a one-time link choose a password. */
@Stateless
@Local(Invitations.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvitationsBean implements Invitations {
  @PersistenceContext private EntityManager entities;
  @Inject private Transactions transactions;
  @Inject private Accounts accounts;
  @Inject private PasswordHash hash;
  @Inject private StrangersFailures failures;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  @Override
  @PermitAll
  @InTransaction
  public Optional<String> nameFor(String token) {
    return open(token).map(Account::name);
  }

  /** A disabled person's link waits until the person is enabled again. */
  private Optional<Account> open(String token) {
    return entities
        .createQuery(
            "select a from Invitation i, Account a where a.id = i.accountId"
                + " and i.tokenHash = :hash and i.expiresAt > :now and a.enabled = true",
            Account.class)
        .setParameter("hash", RandomTokens.hash(token))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  @Override
  @PermitAll
  public Caller accept(String token, char[] password)
      throws InvitationGoneException, InvalidFieldsException {
    try {
      Account account =
          transactions.call(() -> open(token)).orElseThrow(InvitationGoneException::new);
      Optional<FieldProblem> problem =
          PasswordRules.problem(password, PersonName.of(account.name()));
      if (problem.isPresent()) {
        throw new InvalidFieldsException(List.of(problem.get()));
      }
      String hashed = hash.of(password);
      return transactions.call(() -> use(token, hashed));
    } catch (SignInRefusedException busy) {
      throw new InvalidFieldsException(List.of(new FieldProblem("password", "BUSY", List.of())));
    } catch (InvitationGoneException gone) {
      failures.note(
          Act.PASSWORD_CHOSEN, Subject.any("account"), "the one-time link is used or out of date");
      throw gone;
    } finally {
      RandomTokens.wipe(password);
    }
  }

  /**
   * @param password hashed
   */
  private Caller use(String token, String password) throws InvitationGoneException {
    Instant now = clock.instant();
    Account account = open(token).orElseThrow(InvitationGoneException::new);
    // Whoever deletes the row has used the link; a second use at the same time deletes none.
    int used =
        entities
            .createQuery("delete from Invitation i where i.tokenHash = :hash")
            .setParameter("hash", RandomTokens.hash(token))
            .executeUpdate();
    if (used == 0) {
      throw new InvitationGoneException();
    }
    account = entities.find(Account.class, account.id(), LockModeType.PESSIMISTIC_WRITE);
    account.choosePassword(password);
    account.changedBy(account.name(), now);
    entities.flush();
    accounts.noteSignIn(account, now);
    audit.doneBy(
        account.asActor(), Act.PASSWORD_CHOSEN, account.asSubject(), "with a one-time link");
    return account.caller(now);
  }
}

package dev.connections.account;

import dev.connections.api.ConnectionsException;
import dev.connections.audit.AuditTrail;
import dev.connections.console.Caller;
import dev.connections.console.activity.Act;
import dev.connections.console.signin.InvitationGoneException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** One-time links that can still be used. */
@ApplicationScoped
@Transactional(value = TxType.REQUIRES_NEW, rollbackOn = ConnectionsException.class)
class OpenInvitations {
  @PersistenceContext private EntityManager entities;
  @Inject private AuditTrail audit;
  @Inject private Accounts accounts;
  @Inject private Clock clock;

  /** A disabled person's link waits until the person is enabled again. */
  Optional<Account> account(String token) {
    return entities
        .createQuery(
            "select a from Invitation i, Account a where a.id = i.accountId"
                + " and i.tokenHash = :hash and i.expiresAt > :now and a.enabled = true",
            Account.class)
        .setParameter("hash", OneTimeTokens.hash(token))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  /**
   * @param password hashed
   */
  Caller use(String token, String password) throws InvitationGoneException {
    Instant now = clock.instant();
    Account account = account(token).orElseThrow(InvitationGoneException::new);
    // Whoever deletes the row has used the link; a second use at the same time deletes none.
    int used =
        entities
            .createQuery("delete from Invitation i where i.tokenHash = :hash")
            .setParameter("hash", OneTimeTokens.hash(token))
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

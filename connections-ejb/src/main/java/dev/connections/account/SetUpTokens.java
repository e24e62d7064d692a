package dev.connections.account;

import dev.connections.api.ConnectionsException;
import dev.connections.audit.AuditTrail;
import dev.connections.console.Caller;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Role;
import dev.connections.console.activity.Act;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The set-up tokens of the database, and the one change that they allow. */
@ApplicationScoped
@Transactional(value = TxType.REQUIRES_NEW, rollbackOn = ConnectionsException.class)
class SetUpTokens {
  @PersistenceContext private EntityManager entities;
  @Inject private Accounts accounts;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  String issue() {
    String token = OneTimeTokens.newToken();
    entities.persist(new SetUpToken(token, clock.instant()));
    return token;
  }

  boolean areOpen() {
    return entities
            .createQuery("select count(t) from SetUpToken t where t.expiresAt > :now", Long.class)
            .setParameter("now", clock.instant())
            .getSingleResult()
        > 0;
  }

  boolean isOpen(CharSequence token) {
    return entities
            .createQuery(
                "select count(t) from SetUpToken t where t.tokenHash = :hash and t.expiresAt >"
                    + " :now",
                Long.class)
            .setParameter("hash", OneTimeTokens.hash(token))
            .setParameter("now", clock.instant())
            .getSingleResult()
        > 0;
  }

  void forgetExpired() {
    entities
        .createQuery("delete from SetUpToken t where t.expiresAt <= :now")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /**
   * Uses up this token and all others.
   *
   * @param password hashed
   */
  Caller use(CharSequence token, PersonName name, String password) throws InvalidFieldsException {
    Instant now = clock.instant();
    int used =
        entities
            .createQuery(
                "delete from SetUpToken t where t.tokenHash = :hash and t.expiresAt > :now")
            .setParameter("hash", OneTimeTokens.hash(token))
            .setParameter("now", now)
            .executeUpdate();
    if (used == 0) {
      throw refused("token", "WRONG");
    }
    entities.createQuery("delete from SetUpToken t").executeUpdate();
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
}

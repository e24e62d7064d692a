package dev.connections.account;

import dev.connections.api.ConnectionsException;
import dev.connections.audit.Actor;
import dev.connections.audit.ActorLimited;
import dev.connections.audit.ActorRemoved;
import dev.connections.audit.AuditTrail;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.Role;
import dev.connections.console.activity.Act;
import dev.connections.console.people.PersonRefusedException;
import dev.connections.console.people.PersonRefusedException.Reason;
import dev.connections.console.people.UnknownPersonException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The accounts of the database. Each change is one transaction, with its audit row in it. */
@ApplicationScoped
@Transactional(value = TxType.REQUIRED, rollbackOn = ConnectionsException.class)
class Accounts {
  @PersistenceContext private EntityManager entities;
  @Inject private AuditTrail audit;
  @Inject private Event<ActorRemoved> removed;
  @Inject private Event<ActorLimited> limited;
  @Inject private Clock clock;

  Optional<Account> byId(String id) {
    return Optional.ofNullable(entities.find(Account.class, id));
  }

  Optional<Account> byName(PersonName name) {
    return entities
        .createQuery("select a from Account a where a.normalizedName = :name", Account.class)
        .setParameter("name", name.normalized())
        .getResultStream()
        .findFirst();
  }

  /** Whether somebody can administer the console by password. */
  boolean haveWayIn() {
    return entities
            .createQuery(
                "select count(a) from Account a where a.enabled = true and a.role = :role"
                    + " and a.password is not null",
                Long.class)
            .setParameter("role", Role.ADMINISTRATOR)
            .getSingleResult()
        > 0;
  }

  /** In SQL, which leaves the version alone: signing in must not collide with who edits. */
  void noteSignIn(Account account, Instant now) {
    entities
        .createNativeQuery("update account set last_sign_in_at = ?1 where id = ?2")
        .setParameter(1, now.atOffset(ZoneOffset.UTC))
        .setParameter(2, account.id())
        .executeUpdate();
  }

  /** Replaces a hash that was made at a lower cost, unless the password was changed meanwhile. */
  void rehash(Account account, String hash) {
    entities
        .createQuery(
            "update Account a set a.password = :new where a.id = :id and a.password = :old")
        .setParameter("new", hash)
        .setParameter("id", account.id())
        .setParameter("old", account.password())
        .executeUpdate();
  }

  Account add(Account account, Actor by) {
    account.changedBy(by.name(), clock.instant());
    entities.persist(account);
    entities.flush();
    audit.doneBy(by, Act.PERSON_ADDED, account.asSubject(), account.role().group());
    return account;
  }

  /**
   * Changes an account on the basis of the version that a person saw.
   *
   * @throws PersonRefusedException when nobody could administer the console any more
   */
  Account change(String id, long version, Change change)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException {
    // Locked in one order, so that two administrators cannot demote each other at once.
    List<Account> waysIn = lockWaysIn();
    Account account = entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (account == null) {
      throw new UnknownPersonException(id);
    }
    if (account.version() != version) {
      throw new ChangedMeanwhileException(account.changedBy(), account.changedAt());
    }
    boolean wasWayIn = account.isWayIn();
    change.apply(account);
    boolean closed = wasWayIn && (change.removes() || !account.isWayIn());
    if (closed && waysIn.size() < 2) {
      throw new PersonRefusedException(Reason.LAST_ADMINISTRATOR);
    }
    account.changedBy(change.by().name(), clock.instant());
    audit.doneBy(change.by(), change.act(), account.asSubject(), account.role().group());
    if (change.removes()) {
      entities.remove(account);
      removed.fire(new ActorRemoved(account.asActor()));
    } else {
      noteLimits(account);
    }
    entities.flush();
    return account;
  }

  /** Tells what was left in the name of one who may change nothing any more. */
  void noteLimits(Account account) {
    if (!account.mayChange()) {
      limited.fire(new ActorLimited(account.asActor()));
    }
  }

  private List<Account> lockWaysIn() {
    return entities
        .createQuery(
            "select a from Account a where a.enabled = true and a.role = :role"
                + " and a.password is not null order by a.id",
            Account.class)
        .setParameter("role", Role.ADMINISTRATOR)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }
}

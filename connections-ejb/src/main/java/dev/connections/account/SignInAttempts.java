package dev.connections.account;

import dev.connections.platform.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Counts attempts in the database, so that all nodes count together. An attempt counts as failed
 * before its password is looked at: many at once get no more guesses than one after the other.
 */
@ApplicationScoped
class SignInAttempts {
  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** Empty when the password may be looked at; otherwise until when not. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Instant> begin(PersonName name, String address) {
    Instant now = clock.instant();
    SignInAttempt byName = locked(key(name), now);
    SignInAttempt byBoth = locked(key(name, address), now);
    if (byName.isLocked(now) || byBoth.isLocked(now)) {
      boolean nameLonger = byName.lockedUntil().isAfter(byBoth.lockedUntil());
      return Optional.of(nameLonger ? byName.lockedUntil() : byBoth.lockedUntil());
    }
    byName.count(LockOut.BY_NAME, now);
    byBoth.count(LockOut.BY_NAME_AND_ADDRESS, now);
    return Optional.empty();
  }

  @Transactional(TxType.REQUIRES_NEW)
  void succeeded(PersonName name, String address) {
    entities
        .createQuery("delete from SignInAttempt a where a.id in (:name, :both)")
        .setParameter("name", key(name))
        .setParameter("both", key(name, address))
        .executeUpdate();
  }

  /** Lifts the lock that holds for all addresses. */
  @Transactional(TxType.REQUIRES_NEW)
  void forget(PersonName name) {
    SignInAttempt byName = entities.find(SignInAttempt.class, key(name));
    if (byName != null) {
      entities.remove(byName);
    }
  }

  @Transactional(TxType.REQUIRES_NEW)
  void forgetOld() {
    entities
        .createQuery("delete from SignInAttempt a where a.lastAt < :then")
        .setParameter("then", clock.instant().minus(LockOut.FORGOTTEN_AFTER))
        .executeUpdate();
  }

  /** Two nodes may make the row at once; JPA knows no insert that does not mind. */
  private SignInAttempt locked(String key, Instant now) {
    entities
        .createNativeQuery(
            "insert into sign_in_attempt (id, failures, last_at, locked_until)"
                + " values (?1, 0, ?2, ?3) on conflict do nothing")
        .setParameter(1, key)
        .setParameter(2, now.atOffset(ZoneOffset.UTC))
        .setParameter(3, Instant.EPOCH.atOffset(ZoneOffset.UTC))
        .executeUpdate();
    return entities.find(SignInAttempt.class, key, LockModeType.PESSIMISTIC_WRITE);
  }

  /** A hash, since a person may type a password into the wrong field. */
  private static String key(PersonName name) {
    return RandomTokens.hash(name.normalized());
  }

  private static String key(PersonName name, String address) {
    return RandomTokens.hash(address + "\n" + name.normalized());
  }
}

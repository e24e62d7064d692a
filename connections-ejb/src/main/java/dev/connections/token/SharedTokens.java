package dev.connections.token;

import dev.connections.platform.DatabaseTime;
import dev.connections.platform.Transactions;
import dev.connections.profile.use.ProfileStateChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The tokens that the nodes share. Each method is a short transaction; none calls a provider. Times
 * in rows are the database's, since the nodes' clocks may differ; what is returned and taken is by
 * this node's.
 */
@ApplicationScoped
class SharedTokens {
  /** Longer than a provider is waited for: a node that lives has ended its request by then. */
  static final Duration LEASE = Duration.ofSeconds(15);

  /** Of a row that nobody renewed. */
  private static final Duration KEPT = Duration.ofDays(1);

  @PersistenceContext private EntityManager entities;
  @Inject private Transactions transactions;
  @Inject private SealedTokens seals;
  @Inject private DatabaseTime database;
  @Inject private Clock clock;

  /** What there is to do for a token. */
  sealed interface Turn {
    /** There is one that lasts long enough. */
    record Given(KeptToken token) implements Turn {}

    /** The last request failed, and it is too early for the next one. */
    record Failed(TokenFailure failure) implements Turn {}

    /** Somebody fetches it, and has until then. */
    record Wait(Instant until) implements Turn {}

    /** The caller fetches it, and says how that ended. */
    record Fetch(long fence, int failures) implements Turn {}
  }

  /** Takes the token, the failure, or the lease. */
  Turn turn(TokenKey key, long minimumMillis) {
    try {
      return transactions.call(() -> take(key, minimumMillis));
    } catch (PersistenceException | IllegalStateException raced) {
      // Two made the row at once; the other one's is there now. Else it fails again.
      return transactions.call(() -> take(key, minimumMillis));
    }
  }

  private Turn take(TokenKey key, long minimumMillis) {
    Duration ahead = database.ahead();
    AccessTokenRow row = locked(key);
    Instant now = clock.instant().plus(ahead);
    if (row == null) {
      row = new AccessTokenRow(key);
      long fence = row.lease(now.plus(LEASE));
      entities.persist(row);
      entities.flush();
      return new Turn.Fetch(fence, 0);
    }
    Optional<KeptToken> shared = seals.open(key, row, ahead);
    if (shared.isPresent() && shared.get().lasts(minimumMillis, clock.millis())) {
      return new Turn.Given(shared.get());
    }
    TokenFailure failure = row.failure(ahead);
    if (failure != null && failure.holds(clock.instant())) {
      return new Turn.Failed(failure);
    }
    if (row.isLeased(now)) {
      return new Turn.Wait(row.leaseUntil().minus(ahead));
    }
    return new Turn.Fetch(row.lease(now.plus(LEASE)), row.failures());
  }

  /** The one that was fetched last, whatever is left of it. */
  Optional<KeptToken> find(TokenKey key) {
    return transactions.call(
        () -> {
          Duration ahead = database.ahead();
          return Optional.ofNullable(
                  entities.find(AccessTokenRow.class, new AccessTokenRow.Key(key)))
              .flatMap(row -> seals.open(key, row, ahead));
        });
  }

  /** Tells the other nodes; nobody is told when another one took the lease over meanwhile. */
  void put(TokenKey key, KeptToken token) {
    String sealed = seals.seal(key, token);
    transactions.call(
        () -> {
          Duration ahead = database.ahead();
          AccessTokenRow row = locked(key);
          if (row != null && row.isHeld(token.fence())) {
            row.put(sealed, token.issuedAt().plus(ahead), token.expiresAt().plus(ahead));
          }
          return null;
        });
  }

  /** As {@link #put}. */
  void fail(TokenKey key, long fence, TokenFailure failure) {
    transactions.call(
        () -> {
          Duration ahead = database.ahead();
          AccessTokenRow row = locked(key);
          if (row != null && row.isHeld(fence)) {
            row.fail(failure, ahead);
          }
          return null;
        });
  }

  /** A verification saw the application work. */
  void forgetFailures(@Observes ProfileStateChanged verified) {
    if (verified.health().status().works()) {
      entities
          .createQuery(
              "select r from AccessTokenRow r where r.profileId = :profile"
                  + " and r.failureCode is not null order by r.content",
              AccessTokenRow.class)
          .setParameter("profile", verified.profileId())
          .setLockMode(LockModeType.PESSIMISTIC_WRITE)
          .getResultStream()
          .forEach(AccessTokenRow::mended);
    }
  }

  /** The provider no longer takes this token, whoever may fetch the next one already. */
  void forget(TokenKey key, KeptToken token) {
    transactions.call(
        () -> {
          AccessTokenRow row = locked(key);
          if (row != null && isOf(key, row, token.fence())) {
            row.forget();
          }
          return null;
        });
  }

  /** Whether it keeps the token that was fetched under this fence. */
  private boolean isOf(TokenKey key, AccessTokenRow row, long fence) {
    return seals.open(key, row, Duration.ZERO).filter(kept -> kept.fence() == fence).isPresent();
  }

  /** Removes what ended a day ago, such as the tokens of credentials that were replaced. */
  void sweep() {
    transactions.call(
        () ->
            entities
                .createQuery(
                    "delete from AccessTokenRow r where r.expiresAt < :end"
                        + " or r.expiresAt is null and (r.retryAt is null or r.retryAt < :end)"
                        + " and (r.leaseUntil is null or r.leaseUntil < :end)")
                .setParameter("end", clock.instant().minus(KEPT))
                .executeUpdate());
  }

  private AccessTokenRow locked(TokenKey key) {
    return entities.find(
        AccessTokenRow.class, new AccessTokenRow.Key(key), LockModeType.PESSIMISTIC_WRITE);
  }
}

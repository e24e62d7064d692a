package dev.connections.profile;

import dev.connections.credential.RefreshTokens;
import dev.connections.platform.DatabaseTime;
import dev.connections.platform.Transactions;
import dev.connections.provider.Organization;
import dev.connections.secret.SealedColumn;
import dev.connections.secret.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Uses the refresh tokens of grants: under a lease of the row, so that one thread of one node does
 * at a time, and with what the one before left. Where refresh tokens are for one use, a second use
 * of one makes the provider revoke the whole grant (RFC 9700, section 4.14.2).
 */
@ApplicationScoped
class GrantTokens {
  private static final Logger LOG = System.getLogger(GrantTokens.class.getName());

  /** Longer than a request, with an attempt or two more, takes. */
  static final Duration LEASE = Duration.ofSeconds(25);

  /** Until the lease of one that was killed is over. */
  private static final Duration LONGEST_WAIT = LEASE.plusSeconds(2);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** What was issued would be lost with the answer, so a database that comes back is waited for. */
  private static final int ATTEMPTS_TO_KEEP = 8;

  @PersistenceContext private EntityManager entities;
  @Inject private Transactions transactions;
  @Inject private GrantRevocations revocations;
  @Inject private DatabaseTime database;
  @Inject private SecretBox box;
  @Inject private Clock clock;

  /** Those of one grant. */
  RefreshTokens of(String keyId) {
    return new RefreshTokens() {
      @Override
      public <T, X extends Exception> T use(Use<T, X> use) throws X {
        return GrantTokens.this.use(keyId, use);
      }
    };
  }

  /** With what a replacement is given back by, when the grant is removed meanwhile. */
  private record Lease(long fence, String refreshToken, GrantRow grant, Organization organization) {
    /** Without the token. */
    @Override
    public String toString() {
      return "lease " + fence;
    }
  }

  private <T, X extends Exception> T use(String keyId, RefreshTokens.Use<T, X> use) throws X {
    Lease lease = lease(keyId);
    RefreshTokens.Used<T> used = null;
    try {
      used = use.with(lease.refreshToken());
    } finally {
      if (used == null) {
        release(keyId, lease);
      }
    }
    keep(keyId, lease, used.replacement());
    return used.answer();
  }

  private Lease lease(String keyId) {
    Instant end = clock.instant().plus(LONGEST_WAIT);
    while (true) {
      Optional<Lease> taken = transactions.call(() -> take(keyId));
      if (taken.isPresent()) {
        return taken.get();
      }
      if (clock.instant().isAfter(end) || Thread.currentThread().isInterrupted()) {
        throw new RefreshTokens.BusyException();
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private Optional<Lease> take(String keyId) {
    Duration ahead = database.ahead();
    GrantRow row = locked(keyId);
    Instant now = clock.instant().plus(ahead);
    if (row == null) {
      // Replaced or removed a moment ago.
      throw new RefreshTokens.BusyException();
    }
    return row.isLeased(now)
        ? Optional.empty()
        : Optional.of(
            new Lease(
                row.lease(now.plus(LEASE)), row.open(box), row, revocations.organizationOf(row)));
  }

  /** Nothing came of it, so the next one may try with the same. */
  private void release(String keyId, Lease lease) {
    try {
      write(keyId, lease, null, false);
    } catch (RuntimeException away) {
      LOG.log(Level.WARNING, "A grant is tried again once its lease is over", away);
    }
  }

  private void keep(String keyId, Lease lease, String replacement) {
    for (int attempt = 1; ; attempt++) {
      try {
        if (!write(keyId, lease, replacement, true)) {
          throw new RefreshTokens.BusyException();
        }
        return;
      } catch (RefreshTokens.BusyException takenOver) {
        throw takenOver;
      } catch (RuntimeException away) {
        if (attempt == ATTEMPTS_TO_KEEP || Thread.currentThread().isInterrupted()) {
          throw away;
        }
        LOG.log(Level.WARNING, "A refresh token could not be kept yet: {0}", away.getMessage());
        LockSupport.parkNanos(Duration.ofMillis(250L * attempt).toNanos());
      }
    }
  }

  /**
   * Whether the lease was still ours; otherwise nothing was written, but that what replaced the
   * token of a grant that is removed has to be given back.
   */
  private boolean write(String keyId, Lease lease, String replacement, boolean used) {
    return transactions.call(
        () -> {
          Duration ahead = database.ahead();
          GrantRow row = locked(keyId);
          boolean replaced = replacement != null && !replacement.equals(lease.refreshToken());
          if (row == null && replaced) {
            revocations.giveBack(lease.grant(), lease.organization(), replacement);
          }
          if (row == null || !row.isHeld(lease.fence())) {
            return false;
          }
          Instant now = clock.instant().plus(ahead);
          if (replaced) {
            row.keep(replacement, box, now);
          }
          if (used) {
            row.used(now);
          }
          row.release();
          return true;
        });
  }

  private GrantRow locked(String keyId) {
    return entities.find(GrantRow.class, keyId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Names the column of refresh tokens, so that a change of the secret keys reaches it. */
  @Produces
  @Dependent
  SealedColumn column() {
    return GrantRow.SEALED;
  }
}

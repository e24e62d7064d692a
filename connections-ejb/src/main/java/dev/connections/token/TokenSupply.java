package dev.connections.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gets tokens: from memory, else from the row that the nodes share, else from the provider. However
 * many threads and nodes want one, one request goes out. Safe for many threads.
 */
@ApplicationScoped
class TokenSupply {
  private static final Logger LOG = Logger.getLogger(TokenSupply.class.getName());
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** A lease that lapsed once, and the request after it. */
  private static final Duration LONGEST_WAIT =
      SharedTokens.LEASE.plus(TokenFetch.LIMIT).plusSeconds(5);

  @Inject private KeptTokens kept;
  @Inject private SharedTokens shared;
  @Inject private AccessChanges changes;
  @Inject private TokenFetch fetch;
  @Inject private RefusedProfiles refused;
  @Inject private Clock clock;

  private final ConcurrentMap<TokenKey, CompletableFuture<KeptToken>> flights =
      new ConcurrentHashMap<>();

  /** A token for nobody in particular, or why there is none. */
  KeptToken get(Candidate candidate, long minimumMillis) throws TokenFetch.NotIssuedException {
    KeptToken known = kept.find(candidate.key());
    return known != null && known.lasts(minimumMillis, clock.millis())
        ? known
        : renewed(candidate, minimumMillis);
  }

  /** One thread of this node looks further, the others wait for what it finds. */
  KeptToken renewed(Candidate candidate, long minimumMillis) throws TokenFetch.NotIssuedException {
    CompletableFuture<KeptToken> own = new CompletableFuture<>();
    CompletableFuture<KeptToken> flying = flights.putIfAbsent(candidate.key(), own);
    if (flying != null) {
      KeptToken landed = await(flying, candidate);
      // Who set out first may have needed it for less long.
      return landed.lasts(minimumMillis, clock.millis())
          ? landed
          : renewed(candidate, minimumMillis);
    }
    try {
      // It may have landed between the look into memory and now.
      KeptToken known = kept.find(candidate.key());
      KeptToken found =
          known != null && known.lasts(minimumMillis, clock.millis())
              ? known
              : fromOthers(candidate, minimumMillis);
      kept.put(candidate, found);
      own.complete(found);
      return found;
    } catch (TokenFetch.NotIssuedException | RuntimeException failed) {
      own.completeExceptionally(failed);
      throw failed;
    } finally {
      flights.remove(candidate.key(), own);
      if (!own.isDone()) {
        own.completeExceptionally(new IllegalStateException("a request for a token broke off"));
      }
    }
  }

  private KeptToken await(CompletableFuture<KeptToken> flying, Candidate candidate)
      throws TokenFetch.NotIssuedException {
    try {
      return flying.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof TokenFetch.NotIssuedException notIssued) {
        throw new TokenFetch.NotIssuedException(notIssued.failure());
      }
      throw new IllegalStateException("no token of " + candidate.applicationId(), failed);
    } catch (TimeoutException tooLong) {
      throw new IllegalStateException("no token of " + candidate.applicationId(), tooLong);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("no token of " + candidate.applicationId(), stopped);
    }
  }

  private KeptToken fromOthers(Candidate candidate, long minimumMillis)
      throws TokenFetch.NotIssuedException {
    Instant end = clock.instant().plus(LONGEST_WAIT);
    while (true) {
      SharedTokens.Turn turn = shared.turn(candidate.key(), minimumMillis);
      if (turn instanceof SharedTokens.Turn.Given given) {
        return given.token();
      }
      if (turn instanceof SharedTokens.Turn.Failed failed) {
        throw new TokenFetch.NotIssuedException(failed.failure());
      }
      if (turn instanceof SharedTokens.Turn.Fetch own) {
        return fetched(candidate, own);
      }
      if (clock.instant().isAfter(end) || Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("another node fetches a token and does not end");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private KeptToken fetched(Candidate candidate, SharedTokens.Turn.Fetch turn)
      throws TokenFetch.NotIssuedException {
    try {
      KeptToken token = fetch.fetch(candidate, turn.fence(), turn.failures());
      share(candidate, token);
      return token;
    } catch (TokenFetch.NotIssuedException notIssued) {
      shared.fail(candidate.key(), turn.fence(), notIssued.failure());
      if (!notIssued.failure().isTemporary()) {
        refused.verify(candidate.profileId());
      }
      throw notIssued;
    }
  }

  /** What was issued can be used, also where the other nodes cannot be told. */
  private void share(Candidate candidate, KeptToken token) {
    try {
      shared.put(candidate.key(), token);
      if (token.proofKey() != null && token.fence() > 1) {
        // Proofs are made with the key of the latest alone, on all nodes but this one.
        changes.withdraw(candidate.key(), token.fence() - 1);
      }
    } catch (RuntimeException away) {
      LOG.log(Level.WARNING, "A token is kept by this node alone", away);
    }
  }

  /** The provider no longer takes this token: nobody gets it again, on no node. */
  void forget(Candidate candidate, KeptToken token) {
    token.retire();
    kept.remove(candidate.key());
    shared.forget(candidate.key(), token);
    changes.withdraw(candidate.key(), token.fence());
  }

  /** The provider refused one that is not the latest: another node may still give it. */
  void forgetEarlier(Candidate candidate) {
    shared
        .find(candidate.key())
        .ifPresent(latest -> changes.withdraw(candidate.key(), latest.fence() - 1));
  }

  /**
   * The token that has this value, in memory or in the row of all nodes, or before it was replaced
   * where it needs proofs; null when none has.
   */
  KeptToken find(Candidate candidate, String value) {
    KeptToken known = kept.find(candidate.key());
    if (known != null && known.value().equals(value)) {
      return known;
    }
    KeptToken before = kept.findReplaced(candidate.key(), value);
    return before != null
        ? before
        : shared.find(candidate.key()).filter(one -> one.value().equals(value)).orElse(null);
  }
}

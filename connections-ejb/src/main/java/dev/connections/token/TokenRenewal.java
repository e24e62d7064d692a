package dev.connections.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Renews tokens before they end that somebody used lately, so that a caller almost never waits for
 * a provider. What a person has to mend is not asked for again: its failure is kept for a while,
 * and so is that of a provider that is down.
 */
@ApplicationScoped
class TokenRenewal {
  private static final Logger LOG = Logger.getLogger(TokenRenewal.class.getName());
  private static final Duration LATELY = Duration.ofMinutes(15);
  private static final int MOST_AT_ONCE = 8;

  @Inject private KeptTokens kept;
  @Inject private TokenSupply supply;
  @Inject private Clock clock;

  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  TokenRenewal() {}

  /** For tests of the order. */
  TokenRenewal(KeptTokens kept, Clock clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Asks for all that are due, a few at once, in any order: those that fail each time must not come
   * first each time.
   */
  void renew(Executor executor) {
    long now = clock.millis();
    List<KeptTokens.Entry> due =
        kept.all()
            .filter(entry -> entry.token().isDue(now))
            .filter(entry -> entry.token().usedSince(now - LATELY.toMillis()))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(due);
    Queue<KeptTokens.Entry> waiting = new ConcurrentLinkedQueue<>(due);
    for (int i = 0; i < due.size() && free.tryAcquire(); i++) {
      try {
        executor.execute(() -> renewAllThenFree(waiting));
      } catch (RuntimeException stopped) {
        free.release();
        throw stopped;
      }
    }
  }

  private void renewAllThenFree(Queue<KeptTokens.Entry> waiting) {
    try {
      for (KeptTokens.Entry next = waiting.poll(); next != null; next = waiting.poll()) {
        renew(next);
      }
    } finally {
      free.release();
    }
  }

  /** One that lasts longer than this one does. */
  void renew(KeptTokens.Entry entry) {
    long left = entry.token().expiresAt().toEpochMilli() - clock.millis();
    try {
      supply.renewed(entry.candidate(), left + 1_000);
    } catch (TokenFetch.NotIssuedException notYet) {
      LOG.log(
          Level.FINE,
          "A token of {0} was not renewed: {1}",
          new Object[] {entry.candidate().applicationId(), notYet.failure().code()});
    } catch (RuntimeException away) {
      LOG.log(Level.FINE, "A token was not renewed", away);
    }
  }
}

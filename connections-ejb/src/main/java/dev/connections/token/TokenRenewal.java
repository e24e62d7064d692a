package dev.connections.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

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

  /** Begins with as many as may be asked for at once; the others come the next time. */
  void renew(Executor executor) {
    long now = clock.millis();
    List<KeptTokens.Entry> due =
        kept.all()
            .filter(entry -> entry.token().isDue(now))
            .filter(entry -> entry.token().usedSince(now - LATELY.toMillis()))
            .limit(1_000)
            .toList();
    for (KeptTokens.Entry entry : due) {
      if (!free.tryAcquire()) {
        return;
      }
      try {
        executor.execute(() -> renewThenFree(entry));
      } catch (RuntimeException stopped) {
        free.release();
        throw stopped;
      }
    }
  }

  private void renewThenFree(KeptTokens.Entry entry) {
    try {
      renew(entry);
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

package dev.connections.bulk;

import dev.connections.api.Status;
import dev.connections.audit.Actor;
import dev.connections.verification.VerificationEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which items the nodes take and bring back. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class BatchWork {
  /** Of all nodes together, so that other verifications and sign-ins find room. */
  static final int AT_ONCE = 8;

  /** Longer than a verification may wait and run; who took an item longer ago is no more. */
  static final Duration LEASE = Duration.ofMinutes(3);

  @Inject private BatchRows batches;
  @Inject private BatchItems items;
  @Inject private Clock clock;

  /**
   * What this node may verify now, and for whom; ends the batches that have nothing left. In a
   * transaction of its own: a verification that ends sooner than the caller's finds its item taken.
   */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  List<TakenItem> take() {
    Instant now = clock.instant();
    Instant lost = now.minus(LEASE);
    List<TakenItem> taken = new ArrayList<>();
    for (VerificationBatch batch : batches.running()) {
      int busy = items.running(batch.id(), lost);
      if (batch.cancelled() ? busy == 0 : !items.anyOpen(batch.id())) {
        batch.end(now);
      } else if (!batch.cancelled() && busy < AT_ONCE) {
        items
            .take(batch.id(), AT_ONCE - busy, now, lost)
            .forEach(profileId -> taken.add(new TakenItem(profileId, batch.owner())));
      }
    }
    return taken;
  }

  /** The profile is gone, so there is nothing to find out. */
  void giveUp(String profileId) {
    items.end(profileId, Status.UNVERIFIED);
  }

  /** In the transaction that records the end of the verification. */
  void noteEnd(@Observes VerificationEnded ended) {
    items.end(ended.subjectId(), ended.outcome().status());
  }

  /** A profile to verify, and who asked for it. */
  record TakenItem(String profileId, Actor owner) {}
}

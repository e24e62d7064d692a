package dev.connections.bulk;

import dev.connections.api.Status;
import dev.connections.audit.Actor;
import dev.connections.listing.ListedProfile;
import dev.connections.platform.DatabaseTime;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
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
import java.util.Map;

/** Which items the nodes take and bring back. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class BatchWork {
  /** Longer than a verification may wait and run; who took an item longer ago is no more. */
  static final Duration LEASE = Duration.ofMinutes(3);

  @Inject private BatchRows batches;
  @Inject private BatchItems items;
  @Inject private Settings settings;
  @Inject private DatabaseTime database;
  @Inject private Clock clock;

  /**
   * What this node may verify next, and for whom; ends the batches that have nothing left. One node
   * takes at a time, so that all of them together keep the limit of an organization, which a
   * connection has one of. In a transaction of its own: a verification that ends sooner than the
   * caller's finds its item taken.
   *
   * @param most in sum, each batch an equal share
   */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  List<TakenItem> take(int most) {
    // What is taken is compared by other nodes, whose clocks may differ by more than the lease.
    Instant now = clock.instant().plus(database.ahead());
    Instant lost = now.minus(LEASE);
    List<VerificationBatch> open = new ArrayList<>();
    for (VerificationBatch batch : batches.lockRunning()) {
      boolean over =
          batch.cancelled() ? !items.anyRunning(batch.id(), lost) : !items.anyOpen(batch.id());
      if (over) {
        batch.end(clock.instant());
      } else if (!batch.cancelled()) {
        open.add(batch);
      }
    }
    List<TakenItem> taken = new ArrayList<>();
    if (!open.isEmpty()) {
      Map<String, Integer> busy = items.running(lost);
      int share = (most + open.size() - 1) / open.size();
      for (VerificationBatch batch : open) {
        taken.addAll(take(batch, Math.min(share, most - taken.size()), busy, now, lost));
      }
    }
    return taken;
  }

  /**
   * @param busy how many of each connection are taken; counts those that are taken here
   */
  private List<TakenItem> take(
      VerificationBatch batch, int most, Map<String, Integer> busy, Instant now, Instant lost) {
    int atOnce = settings.number(Setting.BULK_AT_ONCE_PER_ORGANIZATION);
    List<TakenItem> taken = new ArrayList<>();
    boolean more = true;
    while (more && taken.size() < most) {
      List<String> full =
          busy.entrySet().stream()
              .filter(connection -> connection.getValue() >= atOnce)
              .map(Map.Entry::getKey)
              .toList();
      List<String> chosen = new ArrayList<>();
      for (ListedProfile one : items.open(batch.id(), most - taken.size(), full, lost)) {
        if (busy.getOrDefault(one.connectionId(), 0) < atOnce) {
          busy.merge(one.connectionId(), 1, Integer::sum);
          chosen.add(one.profileId());
        }
      }
      more = !chosen.isEmpty();
      if (more) {
        items.take(batch.id(), chosen, now);
      }
      chosen.forEach(profileId -> taken.add(new TakenItem(profileId, batch.owner())));
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

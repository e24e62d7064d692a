package dev.connections.bulk;

import dev.connections.api.Status;
import dev.connections.audit.Actor;
import dev.connections.audit.ActorRemoved;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.activity.Act;
import dev.connections.console.connections.BulkVerifications.Progress;
import dev.connections.verification.VerificationEnded;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The short transactions around bulk verifications. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class BatchStore {
  /** Of all nodes together, so that other verifications and sign-ins find room. */
  static final int AT_ONCE = 8;

  /** Longer than a verification may wait and run; who took an item longer ago is no more. */
  static final Duration LEASE = Duration.ofMinutes(3);

  private static final Duration SHOWN = Duration.ofHours(1);

  private static final String CLAIM =
      "insert into verification_batch (id, version, owner, owner_id, running_owner, started_at,"
          + " cancelled, total) values (?1, 1, ?2, ?4, ?4, ?3, false, 0) on conflict do nothing";

  @PersistenceContext private EntityManager entities;
  @Inject private BatchItems items;
  @Inject private Clock clock;
  @EJB private AuditTrail trail;

  /**
   * Starts one, or answers the one that runs.
   *
   * @param fill adds the items of a new batch
   */
  Progress start(Actor owner, Consumer<BatchItems.Filling> fill) {
    String id = UUID.randomUUID().toString();
    int claimed =
        entities
            .createNativeQuery(CLAIM)
            .setParameter(1, id)
            .setParameter(2, owner.name())
            .setParameter(3, clock.instant().atOffset(ZoneOffset.UTC))
            .setParameter(4, owner.id())
            .executeUpdate();
    if (claimed == 0) {
      return latest(owner).orElseThrow();
    }
    forgetEarlierThan(id, owner);
    VerificationBatch batch = entities.find(VerificationBatch.class, id);
    BatchItems.Filling filling = items.fill(id);
    fill.accept(filling);
    batch.begin(filling.added());
    if (batch.total() == 0) {
      batch.end(clock.instant());
    }
    trail.done(Act.BULK_VERIFICATION_STARTED, subject(id), batch.total() + " applications");
    return progress(batch);
  }

  private void forgetEarlierThan(String id, Actor owner) {
    entities
        .createQuery("delete from VerificationBatch b where b.ownerId = :owner and b.id <> :id")
        .setParameter("owner", owner.id())
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Running, or ended not long ago. */
  Optional<Progress> latest(Actor owner) {
    return entities
        .createQuery(
            "select b from VerificationBatch b where b.ownerId = :owner"
                + " and (b.endedAt is null or b.endedAt > :since) order by b.startedAt desc",
            VerificationBatch.class)
        .setParameter("owner", owner.id())
        .setParameter("since", clock.instant().minus(SHOWN))
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(this::progress);
  }

  void cancel(String id, Actor owner) {
    own(id, owner)
        .filter(batch -> !batch.ended() && !batch.cancelled())
        .ifPresent(
            batch -> {
              batch.cancel();
              trail.done(Act.BULK_VERIFICATION_CANCELLED, subject(id), "");
            });
  }

  void dismiss(String id, Actor owner) {
    own(id, owner).filter(VerificationBatch::ended).ifPresent(entities::remove);
  }

  private Optional<VerificationBatch> own(String id, Actor owner) {
    return Optional.ofNullable(id)
        .map(given -> entities.find(VerificationBatch.class, given))
        .filter(batch -> batch.owner().id().equals(owner.id()));
  }

  /** What was taken ends by itself. */
  void removeAll(@Observes ActorRemoved gone) {
    entities
        .createQuery("delete from VerificationBatch b where b.ownerId = :owner")
        .setParameter("owner", gone.actor().id())
        .executeUpdate();
  }

  /**
   * What this node may verify now, and for whom; ends the batches that have nothing left. In a
   * transaction of its own: a verification that ends sooner than the caller's finds its item taken.
   */
  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
  List<TakenItem> take() {
    Instant now = clock.instant();
    Instant lost = now.minus(LEASE);
    List<TakenItem> taken = new ArrayList<>();
    for (VerificationBatch batch : running()) {
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

  private List<VerificationBatch> running() {
    return entities
        .createQuery(
            "select b from VerificationBatch b where b.endedAt is null order by b.startedAt",
            VerificationBatch.class)
        .getResultList();
  }

  /** The profile is gone, so there is nothing to find out. */
  void giveUp(String profileId) {
    items.end(profileId, Status.UNVERIFIED);
  }

  /** In the transaction that records the end of the verification. */
  void noteEnd(@Observes VerificationEnded ended) {
    items.end(ended.subjectId(), ended.outcome().status());
  }

  private Progress progress(VerificationBatch batch) {
    Map<Status, Integer> ended = items.ended(batch.id());
    int critical = ended.getOrDefault(Status.CRITICAL, 0);
    int working = ended.keySet().stream().filter(Status::works).mapToInt(ended::get).sum();
    int done = ended.values().stream().mapToInt(Integer::intValue).sum();
    return new Progress(
        batch.id(),
        batch.total(),
        done,
        working,
        critical,
        done - working - critical,
        batch.cancelled(),
        batch.startedAt(),
        batch.endedAt());
  }

  private static Subject subject(String id) {
    return Subject.of("verification", id, "");
  }

  /** A profile to verify, and who asked for it. */
  record TakenItem(String profileId, Actor owner) {}
}

package dev.connections.bulk;

import dev.connections.audit.Actor;
import dev.connections.audit.ActorRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of bulk verifications. Used in a transaction of the caller. */
@ApplicationScoped
class BatchRows {
  private static final String CLAIM =
      "insert into verification_batch (id, version, owner, owner_id, running_owner, started_at,"
          + " cancelled, total, left_out) values (?1, 1, ?2, ?4, ?4, ?3, false, 0, 0)"
          + " on conflict do nothing";

  @PersistenceContext private EntityManager entities;

  /** A new one in the place of the owner's earlier ones; empty while one of theirs runs. */
  Optional<VerificationBatch> claim(Actor owner, Instant now) {
    String id = UUID.randomUUID().toString();
    int claimed =
        entities
            .createNativeQuery(CLAIM)
            .setParameter(1, id)
            .setParameter(2, owner.name())
            .setParameter(3, now.atOffset(ZoneOffset.UTC))
            .setParameter(4, owner.id())
            .executeUpdate();
    if (claimed == 0) {
      return Optional.empty();
    }
    entities
        .createQuery("delete from VerificationBatch b where b.ownerId = :owner and b.id <> :id")
        .setParameter("owner", owner.id())
        .setParameter("id", id)
        .executeUpdate();
    return Optional.of(entities.find(VerificationBatch.class, id));
  }

  /** Running, or ended after this. */
  Optional<VerificationBatch> latest(Actor owner, Instant since) {
    return entities
        .createQuery(
            "select b from VerificationBatch b where b.ownerId = :owner"
                + " and (b.endedAt is null or b.endedAt > :since) order by b.startedAt desc",
            VerificationBatch.class)
        .setParameter("owner", owner.id())
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * @param id may be null
   */
  Optional<VerificationBatch> own(String id, Actor owner) {
    return Optional.ofNullable(id)
        .map(given -> entities.find(VerificationBatch.class, given))
        .filter(batch -> batch.owner().id().equals(owner.id()));
  }

  /** The longest running first. One node at a time gets them, until its transaction ends. */
  List<VerificationBatch> lockRunning() {
    return entities
        .createQuery(
            "select b from VerificationBatch b where b.endedAt is null order by b.startedAt",
            VerificationBatch.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  void remove(VerificationBatch batch) {
    entities.remove(batch);
  }

  /** What was taken ends by itself. */
  void removeAll(@Observes ActorRemoved gone) {
    entities
        .createQuery("delete from VerificationBatch b where b.ownerId = :owner")
        .setParameter("owner", gone.actor().id())
        .executeUpdate();
  }
}

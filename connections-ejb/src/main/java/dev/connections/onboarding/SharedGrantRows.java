package dev.connections.onboarding;

import dev.connections.audit.Actor;
import dev.connections.audit.ActorLimited;
import dev.connections.audit.ActorRemoved;
import dev.connections.console.grant.SharedGrants.Task;
import dev.connections.platform.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The links that were sent. Each method is in the caller's transaction, or is one. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class SharedGrantRows {
  /** What the secret of a link has at most, so that nobody has long texts hashed. */
  private static final int LONGEST_SECRET = 100;

  private static final Duration TOLD = Duration.ofDays(1);

  /** All of them: whoever made one has to be able to revoke it. */
  private static final int OPEN = 200;

  private static final int ENDED = 20;

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  void add(SharedGrant link) {
    entities.persist(link);
    entities.flush();
  }

  /**
   * @param secret as it came; null when none did
   */
  Optional<SharedGrant> find(String secret) {
    if (secret == null || secret.length() > LONGEST_SECRET) {
      return Optional.empty();
    }
    return entities
        .createQuery("select s from SharedGrant s where s.secretHash = :hash", SharedGrant.class)
        .setParameter("hash", RandomTokens.hash(secret))
        .getResultStream()
        .findFirst();
  }

  /** Others wait until we are done. */
  Optional<SharedGrant> lock(String id) {
    Optional<SharedGrant> found =
        Optional.ofNullable(entities.find(SharedGrant.class, id, LockModeType.PESSIMISTIC_WRITE));
    found.ifPresent(entities::refresh);
    return found;
  }

  /** The open ones, then the last ones that ended; each newest first. */
  List<SharedGrant> of(Task task) {
    String open = "s.usedAt is null and s.revokedAt is null and s.expiresAt > :now";
    List<SharedGrant> all = new ArrayList<>(of(task, open, OPEN));
    all.addAll(of(task, "not (" + open + ")", ENDED));
    return all;
  }

  private List<SharedGrant> of(Task task, String condition, int most) {
    return entities
        .createQuery(
            "select s from SharedGrant s where s.subjectId = :subject and s.kind = :kind and "
                + condition
                + " order by s.madeAt desc, s.id",
            SharedGrant.class)
        .setParameter("subject", task.id())
        .setParameter("kind", task.kind())
        .setParameter("now", clock.instant())
        .setMaxResults(most)
        .getResultList();
  }

  /** What they are for was done: nobody has to do it any more for this person. */
  void endOpen(Task task, Actor owner) {
    entities
        .createQuery(
            "update SharedGrant s set s.revokedAt = :now where s.subjectId = :subject"
                + " and s.kind = :kind and s.ownerId = :owner"
                + " and s.usedAt is null and s.revokedAt is null and s.expiresAt > :now")
        .setParameter("now", clock.instant())
        .setParameter("subject", task.id())
        .setParameter("kind", task.kind())
        .setParameter("owner", owner.id())
        .executeUpdate();
  }

  void removeAll(@Observes ActorRemoved gone) {
    removeOf(gone.actor());
  }

  /** Nobody does in their place what they may not do themselves. */
  void removeAll(@Observes ActorLimited limited) {
    removeOf(limited.actor());
  }

  private void removeOf(Actor owner) {
    entities
        .createQuery("delete from SharedGrant s where s.ownerId = :owner")
        .setParameter("owner", owner.id())
        .executeUpdate();
  }

  /** How a link ended is told for a day. */
  void removeExpired() {
    entities
        .createQuery("delete from SharedGrant s where s.expiresAt <= :end")
        .setParameter("end", clock.instant().minus(TOLD))
        .executeUpdate();
  }
}

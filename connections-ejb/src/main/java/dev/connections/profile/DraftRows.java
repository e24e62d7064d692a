package dev.connections.profile;

import dev.connections.audit.Actor;
import dev.connections.audit.ActorRemoved;
import dev.connections.console.DraftGoneException;
import dev.connections.platform.InClause;
import dev.connections.platform.InTransaction;
import dev.connections.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows of drafts and their candidate keys. Used in a transaction of the caller, but for what
 * begins one.
 */
@ApplicationScoped
class DraftRows {
  @PersistenceContext private EntityManager entities;
  @Inject private Verifications verifications;
  @Inject private GrantRevocations revocations;
  @Inject private Clock clock;

  void add(Draft draft) {
    entities.persist(draft);
    entities.flush();
  }

  /** Saved or not, but the caller's own and within its hour. Others wait until we are done. */
  Draft lockAny(String id, Actor owner) throws DraftGoneException {
    return openFor(owner, entities.find(Draft.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Draft lock(String id, Actor owner) throws DraftGoneException {
    return unsaved(lockAny(id, owner));
  }

  Draft get(String id, Actor owner) throws DraftGoneException {
    return unsaved(openFor(owner, entities.find(Draft.class, id)));
  }

  Optional<Draft> find(String id) {
    return Optional.ofNullable(entities.find(Draft.class, id));
  }

  private Draft openFor(Actor owner, Draft found) throws DraftGoneException {
    if (found == null || !found.openFor(owner, clock.instant())) {
      throw new DraftGoneException();
    }
    return found;
  }

  private static Draft unsaved(Draft draft) throws DraftGoneException {
    if (draft.saved()) {
      throw new DraftGoneException();
    }
    return draft;
  }

  List<Draft> open(Actor owner) {
    return entities
        .createQuery(
            "select d from Draft d where d.ownerId = :owner and d.saved = false"
                + " and d.wizard = false and (d.expiresAt > :now or d.keptUntil > :now)"
                + " order by d.createdAt desc, d.id",
            Draft.class)
        .setParameter("owner", owner.id())
        .setParameter("now", clock.instant())
        .getResultList();
  }

  private List<String> idsOf(Actor owner) {
    return entities
        .createQuery("select d.id from Draft d where d.ownerId = :owner", String.class)
        .setParameter("owner", owner.id())
        .getResultList();
  }

  List<String> idsOf(String profileId) {
    return entities
        .createQuery("select d.id from Draft d where d.profileId = :profile", String.class)
        .setParameter("profile", profileId)
        .getResultList();
  }

  private List<String> expired(Instant now) {
    return entities
        .createQuery(
            "select d.id from Draft d where d.expiresAt <= :now"
                + " and (d.keptUntil is null or d.keptUntil <= :now)",
            String.class)
        .setParameter("now", now)
        .setMaxResults(200)
        .getResultList();
  }

  /** Forgets a draft. One that is gone already is no error. */
  void discard(String id, Actor owner) {
    try {
      lock(id, owner);
    } catch (DraftGoneException goneAlready) {
      return;
    }
    remove(List.of(id));
  }

  /** Forgets those that expired, a part at a time; answers how many that were. */
  @InTransaction
  int removeExpired() {
    List<String> expired = expired(clock.instant());
    remove(expired);
    return expired.size();
  }

  /** With what a wizard fills for the same person. */
  void removeAll(@Observes ActorRemoved gone) {
    remove(idsOf(gone.actor()));
  }

  /** Their candidate keys and their runs go with them. */
  private void remove(List<String> ids) {
    if (!ids.isEmpty()) {
      verifications.forget(ids);
      revocations.giveBack(
          InClause.read(
              entities,
              "select k from ProfileKey k where k.draftId in :ids",
              ProfileKey.class,
              ids));
      entities
          .createQuery("delete from Draft d where d.id in :ids")
          .setParameter("ids", ids)
          .executeUpdate();
    }
  }

  Optional<ProfileKey> candidate(String draftId) {
    return entities
        .createQuery("select k from ProfileKey k where k.draftId = :draft", ProfileKey.class)
        .setParameter("draft", draftId)
        .getResultStream()
        .findFirst();
  }

  /** Destroys an earlier candidate. */
  void replaceCandidate(String draftId, ProfileKey candidate) {
    removeCandidate(draftId);
    entities.persist(candidate);
    entities.flush();
  }

  void removeCandidate(String draftId) {
    candidate(draftId)
        .ifPresent(
            candidate -> {
              revocations.giveBack(List.of(candidate));
              entities.remove(candidate);
            });
    entities.flush();
  }
}

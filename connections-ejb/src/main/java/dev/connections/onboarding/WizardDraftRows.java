package dev.connections.onboarding;

import dev.connections.audit.Actor;
import dev.connections.audit.ActorRemoved;
import dev.connections.console.DraftGoneException;
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

/** The rows of the wizard's drafts. Used in a transaction of the caller. */
@ApplicationScoped
class WizardDraftRows {
  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  void add(WizardDraft draft) {
    entities.persist(draft);
    entities.flush();
  }

  /** Whoever's it is. */
  Optional<WizardDraft> find(String id) {
    return Optional.ofNullable(entities.find(WizardDraft.class, id));
  }

  /** Finished or not, but the caller's own and within its day. Others wait until we are done. */
  WizardDraft lockAny(String id, Actor owner) throws DraftGoneException {
    return openFor(owner, entities.find(WizardDraft.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  WizardDraft lock(String id, Actor owner) throws DraftGoneException {
    WizardDraft draft = lockAny(id, owner);
    if (draft.saved()) {
      throw new DraftGoneException();
    }
    return draft;
  }

  WizardDraft get(String id, Actor owner) throws DraftGoneException {
    return openFor(owner, entities.find(WizardDraft.class, id));
  }

  private WizardDraft openFor(Actor owner, WizardDraft found) throws DraftGoneException {
    if (found == null || !found.openFor(owner, clock.instant())) {
      throw new DraftGoneException();
    }
    return found;
  }

  List<WizardDraft> open(Actor owner) {
    return entities
        .createQuery(
            "select d from WizardDraft d where d.ownerId = :owner and d.saved = false"
                + " and (d.expiresAt > :now or d.keptUntil > :now)"
                + " order by d.createdAt desc, d.id",
            WizardDraft.class)
        .setParameter("owner", owner.id())
        .setParameter("now", clock.instant())
        .getResultList();
  }

  List<WizardDraft> expired(Instant now) {
    return entities
        .createQuery(
            "select d from WizardDraft d where d.expiresAt <= :now"
                + " and (d.keptUntil is null or d.keptUntil <= :now)",
            WizardDraft.class)
        .setParameter("now", now)
        .setMaxResults(200)
        .getResultList();
  }

  /** Their drafts of profiles go with the person's others. */
  void removeAll(@Observes ActorRemoved gone) {
    entities
        .createQuery("delete from WizardDraft d where d.ownerId = :owner")
        .setParameter("owner", gone.actor().id())
        .executeUpdate();
  }

  void remove(WizardDraft draft) {
    entities.remove(draft);
  }
}

package dev.connections.onboarding;

import com.nimbusds.oauth2.sdk.id.State;
import dev.connections.audit.Actor;
import dev.connections.audit.ActorRemoved;
import dev.connections.console.consent.ConsentRefusedException;
import dev.connections.platform.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The consents on their way. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class ConsentRequests {
  private static final int STATE_BYTES = 32;

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** Begins one for a wizard's draft; answers the state, which is kept as a hash alone. */
  String forDraft(String draftId, Actor owner) {
    return begun(draftId, null, owner, null, null);
  }

  String forApplication(String applicationId, Actor owner) {
    return begun(null, applicationId, owner, null, null);
  }

  /**
   * Begins one by a link.
   *
   * @param browser what the browser of the other person keeps
   */
  String by(SharedGrant link, String browser) {
    String id = link.task().id();
    return link.task().kind().isOfDraft()
        ? begun(id, null, link.owner(), link.id(), browser)
        : begun(null, id, link.owner(), link.id(), browser);
  }

  private String begun(
      String draftId, String applicationId, Actor owner, String link, String browser) {
    String state = new State(STATE_BYTES).getValue();
    ConsentRequest request =
        new ConsentRequest(
            RandomTokens.hash(state), owner, draftId, applicationId, clock.instant());
    if (link != null) {
      request.leaveTo(link, RandomTokens.hash(browser));
    }
    entities.persist(request);
    return state;
  }

  /** Whether it began by a link. */
  boolean isOfLink(String state) {
    ConsentRequest found =
        state == null ? null : entities.find(ConsentRequest.class, RandomTokens.hash(state));
    return found != null && found.shareId() != null;
  }

  /**
   * Uses one up that began by a link.
   *
   * @param browser what the browser keeps; null when it keeps nothing
   */
  ConsentRequest useIn(String browser, String state) throws ConsentRefusedException {
    ConsentRequest found =
        entities.find(
            ConsentRequest.class, RandomTokens.hash(state), LockModeType.PESSIMISTIC_WRITE);
    if (found == null
        || browser == null
        || !found.openIn(RandomTokens.hash(browser), clock.instant())) {
      throw new ConsentRefusedException();
    }
    entities.remove(found);
    return found;
  }

  /**
   * Uses one up.
   *
   * @param state as it came, or null
   */
  ConsentRequest use(String state, Actor caller) throws ConsentRefusedException {
    ConsentRequest found =
        state == null
            ? null
            : entities.find(
                ConsentRequest.class, RandomTokens.hash(state), LockModeType.PESSIMISTIC_WRITE);
    // Another person's stays for that person: who sends links about must not spoil it.
    if (found == null || !found.openFor(caller, clock.instant())) {
      throw new ConsentRefusedException();
    }
    entities.remove(found);
    return found;
  }

  void removeAll(@Observes ActorRemoved gone) {
    entities
        .createQuery("delete from ConsentRequest r where r.ownerId = :owner")
        .setParameter("owner", gone.actor().id())
        .executeUpdate();
  }

  void removeExpired() {
    entities
        .createQuery("delete from ConsentRequest r where r.expiresAt <= :now")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}

package dev.connections.onboarding;

import com.nimbusds.oauth2.sdk.id.State;
import dev.connections.audit.Actor;
import dev.connections.audit.ActorRemoved;
import dev.connections.console.consent.ConsentRefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/** The consents on their way. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class ConsentRequests {
  private static final int STATE_BYTES = 32;

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** Begins one for a wizard's draft; answers the state, which is kept as a hash alone. */
  String forDraft(String draftId, Actor owner) {
    return begun(draftId, null, owner);
  }

  String forApplication(String applicationId, Actor owner) {
    return begun(null, applicationId, owner);
  }

  private String begun(String draftId, String applicationId, Actor owner) {
    String state = new State(STATE_BYTES).getValue();
    entities.persist(
        new ConsentRequest(hash(state), owner, draftId, applicationId, clock.instant()));
    return state;
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
            : entities.find(ConsentRequest.class, hash(state), LockModeType.PESSIMISTIC_WRITE);
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

  /** A plain hash is enough for what has 256 random bits. */
  private static String hash(String state) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}

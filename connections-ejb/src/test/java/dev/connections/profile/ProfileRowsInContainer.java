package dev.connections.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Changes rows behind the application's back, as time or another node would. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class ProfileRowsInContainer {
  @PersistenceContext private EntityManager entities;

  /** As if the run had begun two minutes ago on a node that is no more. */
  public void leaveBehind(String runId) {
    change("update verification_run set started_at = started_at - interval '2' minute", runId);
  }

  public void endTheHourOf(String draftId) {
    change("update profile_draft set expires_at = expires_at - interval '2' hour", draftId);
  }

  public void endTheDayOf(String wizardDraftId) {
    change(
        "update connection_draft set expires_at = expires_at - interval '25' hour", wizardDraftId);
  }

  public void endAllConsents() {
    entities
        .createNativeQuery("update consent_request set expires_at = expires_at - interval '2' hour")
        .executeUpdate();
  }

  /** Puts the sealed half of one key into the row of another. */
  public void copySealed(String fromKey, String toKey) {
    String sealed =
        (String)
            entities
                .createNativeQuery("select sealed from profile_key where id = ?1")
                .setParameter(1, fromKey)
                .getSingleResult();
    entities
        .createNativeQuery("update profile_key set sealed = ?1 where id = ?2")
        .setParameter(1, sealed)
        .setParameter(2, toKey)
        .executeUpdate();
  }

  private void change(String update, String id) {
    int changed =
        entities.createNativeQuery(update + " where id = ?1").setParameter(1, id).executeUpdate();
    if (changed != 1) {
      throw new IllegalStateException(changed + " rows");
    }
  }
}

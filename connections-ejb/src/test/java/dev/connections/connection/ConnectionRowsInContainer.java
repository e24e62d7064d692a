package dev.connections.connection;

import dev.connections.audit.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Changes rows behind the application's back, as time or other people would. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class ConnectionRowsInContainer {
  @PersistenceContext private EntityManager entities;

  /** As if another person had entered them. */
  public void giveDrafts(String from, String to) {
    entities
        .createNativeQuery("update connection_draft set owner_id = ?1 where owner_id = ?2")
        .setParameter(1, Actor.of(() -> to).id())
        .setParameter(2, Actor.of(() -> from).id())
        .executeUpdate();
  }

  /** As if the connection had been removed so many days earlier. */
  public void removedEarlier(String connectionId, int days) {
    int changed =
        entities
            .createNativeQuery(
                "update connection set delete_at = delete_at - interval '"
                    + days
                    + "' day where id = ?1")
            .setParameter(1, connectionId)
            .executeUpdate();
    if (changed != 1) {
      throw new IllegalStateException(changed + " rows");
    }
  }
}

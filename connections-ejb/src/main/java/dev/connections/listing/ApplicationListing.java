package dev.connections.listing;

import dev.connections.verification.Health;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keeps the rows of the list of applications. For the feature that owns applications, which calls
 * it in the transaction of each change while it holds the application's lock. An application that
 * is deleted takes its row along.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ApplicationListing {
  @PersistenceContext private EntityManager entities;

  /**
   * To be called once, with the application itself.
   *
   * @param connection of the application; not removed
   * @param capabilities codes of those that it holds
   */
  public void add(
      ConnectionFacts connection,
      ApplicationFacts application,
      Health health,
      Collection<String> capabilities) {
    entities.persist(new ListedApplication(connection, application, health, capabilities));
  }

  /** Takes over what it is called and how it is doing now; answers how it was doing before. */
  public Health put(ApplicationFacts application, Health now) {
    ListedApplication row = row(application.id());
    row.describe(application);
    Health before = row.health();
    if (!before.equals(now)) {
      row.put(now);
    }
    return before;
  }

  /**
   * It holds other capabilities.
   *
   * @param capabilities codes of all of them
   */
  public void hold(String applicationId, Collection<String> capabilities) {
    row(applicationId).hold(capabilities);
  }

  /** How each application of a connection was doing when that was derived last, by their ids. */
  public Map<String, Health> healthOf(String connectionId) {
    return entities
        .createQuery(
            "select a from ListedApplication a where a.connectionId = :connection",
            ListedApplication.class)
        .setParameter("connection", connectionId)
        .getResultStream()
        .collect(Collectors.toMap(ListedApplication::id, ListedApplication::health));
  }

  private ListedApplication row(String applicationId) {
    return entities.find(ListedApplication.class, applicationId);
  }
}

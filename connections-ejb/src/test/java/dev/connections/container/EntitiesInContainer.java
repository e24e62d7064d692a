package dev.connections.container;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;

/** Looks at rows for a test, which Arquillian gives no entity manager. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class EntitiesInContainer {
  @PersistenceContext private EntityManager entities;

  public <T> List<T> query(String jpql, Class<T> type, Object... parameters) {
    TypedQuery<T> query = entities.createQuery(jpql, type);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query.getResultList();
  }

  public List<?> sql(String sql) {
    return entities.createNativeQuery(sql).getResultList();
  }

  /** Changes what only time would change. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void change(String sql) {
    entities.createNativeQuery(sql).executeUpdate();
  }
}

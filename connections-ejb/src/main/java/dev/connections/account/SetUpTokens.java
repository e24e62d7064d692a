package dev.connections.account;

import dev.connections.platform.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The set-up tokens of the database. In the caller's transaction, else in one of its own. */
@ApplicationScoped
@Transactional
class SetUpTokens {
  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  String issue() {
    String token = RandomTokens.newToken();
    entities.persist(new SetUpToken(token, clock.instant()));
    return token;
  }

  boolean areOpen() {
    return entities
            .createQuery("select count(t) from SetUpToken t where t.expiresAt > :now", Long.class)
            .setParameter("now", clock.instant())
            .getSingleResult()
        > 0;
  }

  boolean isOpen(CharSequence token) {
    return entities
            .createQuery(
                "select count(t) from SetUpToken t where t.tokenHash = :hash and t.expiresAt >"
                    + " :now",
                Long.class)
            .setParameter("hash", RandomTokens.hash(token))
            .setParameter("now", clock.instant())
            .getSingleResult()
        > 0;
  }

  void forgetExpired() {
    entities
        .createQuery("delete from SetUpToken t where t.expiresAt <= :now")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** Uses up this token and all others; answers whether it was open. */
  boolean use(CharSequence token) {
    int used =
        entities
            .createQuery(
                "delete from SetUpToken t where t.tokenHash = :hash and t.expiresAt > :now")
            .setParameter("hash", RandomTokens.hash(token))
            .setParameter("now", clock.instant())
            .executeUpdate();
    if (used > 0) {
      entities.createQuery("delete from SetUpToken t").executeUpdate();
    }
    return used > 0;
  }
}

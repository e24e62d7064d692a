package dev.connections.apikey;

import dev.connections.connector.SharedConnection;
import dev.connections.connector.SharedConnections;
import dev.connections.console.Page;
import dev.connections.console.apikeys.ApiKeyFilter;
import dev.connections.console.apikeys.ApiKeyRow;
import dev.connections.console.apikeys.ApiKeyState;
import dev.connections.listing.query.Conditions;
import dev.connections.listing.query.ListOrder;
import dev.connections.listing.query.ListQuery;
import dev.connections.platform.NameRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The API keys of the database. Used in a transaction of the caller. */
@ApplicationScoped
class ApiKeyRows {
  private static final Duration USE_IS_WRITTEN_EVERY = Duration.ofMinutes(1);

  @PersistenceContext private EntityManager entities;
  @Inject private SharedConnections connections;
  @Inject private Clock clock;

  Page<ApiKeyRow> list(ApiKeyFilter filter) {
    Instant now = clock.instant();
    Conditions conditions =
        new Conditions().andText(NameRules.searched(filter.text()), "k.normalizedName");
    Page<ApiKey> found =
        new ListQuery(entities, "ApiKey k", narrowed(conditions, filter.state(), now))
            .page(
                "k",
                "k",
                ApiKey.class,
                ListOrder.by(filter.ascending(), "k.normalizedName", "k.id"),
                filter.first(),
                filter.size());
    Map<String, SharedConnection> reached =
        connections.get(
            found.rows().stream()
                .flatMap(key -> key.connections().stream())
                .collect(Collectors.toSet()));
    return found.map(key -> row(key, reached, now));
  }

  private static Conditions narrowed(Conditions conditions, ApiKeyState state, Instant now) {
    if (state == null) {
      return conditions;
    }
    return switch (state) {
      case ACTIVE -> conditions.and("k.revokedAt is null").and("k.expiresAt > :now", "now", now);
      case EXPIRED -> conditions.and("k.revokedAt is null").and("k.expiresAt <= :now", "now", now);
      case REVOKED -> conditions.and("k.revokedAt is not null");
    };
  }

  private static ApiKeyRow row(ApiKey key, Map<String, SharedConnection> reached, Instant now) {
    Map<String, String> names = new TreeMap<>();
    for (String id : key.connections()) {
      SharedConnection connection = reached.get(id);
      if (connection != null) {
        names.put(id, connection.name());
      }
    }
    return new ApiKeyRow(
        key.id(),
        key.version(),
        key.name(),
        key.hint(),
        key.state(now),
        key.operations(),
        key.everyConnection(),
        names,
        key.createdBy(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt(),
        key.revokedBy(),
        key.revokedAt());
  }

  /** Those of these ids that no connection has. */
  boolean knowsAll(Set<String> connectionIds) {
    return connections.get(connectionIds).keySet().containsAll(connectionIds);
  }

  boolean nameIsInUse(String name) {
    return entities
            .createQuery("select count(k) from ApiKey k where k.nameInUse = :name", Long.class)
            .setParameter("name", NameRules.normalized(name))
            .getSingleResult()
        > 0;
  }

  void add(ApiKey key) {
    entities.persist(key);
    entities.flush();
  }

  /** Keeps others from changing it before the transaction ends. */
  Optional<ApiKey> lock(String id) {
    return Optional.ofNullable(entities.find(ApiKey.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  void flush() {
    entities.flush();
  }

  Optional<ApiKey> byHash(String hash) {
    return entities
        .createQuery("select k from ApiKey k where k.keyHash = :hash", ApiKey.class)
        .setParameter("hash", hash)
        .getResultStream()
        .findFirst();
  }

  /** In SQL, which leaves the version alone: being used must not collide with who renews. */
  void noteUse(ApiKey key, Instant now) {
    Instant last = key.lastUsedAt();
    if (last == null || last.isBefore(now.minus(USE_IS_WRITTEN_EVERY))) {
      entities
          .createNativeQuery("update api_key set last_used_at = ?1 where id = ?2")
          .setParameter(1, now.atOffset(ZoneOffset.UTC))
          .setParameter(2, key.id())
          .executeUpdate();
    }
  }
}

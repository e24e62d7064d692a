package dev.connections.connection;

import dev.connections.api.InvalidRequestException;
import dev.connections.api.RetryLaterException;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.connections.CreationRequests;
import dev.connections.platform.DatabaseTime;
import dev.connections.platform.InTransaction;
import dev.connections.platform.RandomTokens;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps requests of programs from making a thing twice. The row is written before it is made, so
 * that of two at once one waits, and another node knows it, too.
 */
@Stateless
@Local(CreationRequests.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CreationRequestsBean implements CreationRequests {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofSeconds(2);

  @PersistenceContext private EntityManager entities;
  @Inject private CurrentCaller callers;
  @Inject private DatabaseTime database;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public Optional<String> begin(String key, String content)
      throws InvalidRequestException, RetryLaterException {
    if (!key.matches("[!-~]{1,255}")) {
      throw wrong("A key has 1 to 255 visible characters of ASCII.");
    }
    Duration ahead = database.ahead();
    Instant now = clock.instant().plus(ahead);
    String hash = RandomTokens.hash(content);
    forget(now.minus(KEPT));
    CreationRequest earlier = locked(key);
    if (earlier == null) {
      entities.persist(new CreationRequest(id(key), hash, now));
      entities.flush();
      return Optional.empty();
    }
    if (!earlier.holds(hash)) {
      throw wrong("This key was sent with another request before. Choose a new one for each.");
    }
    if (earlier.isUnderWay(now)) {
      throw new RetryLaterException(
          "The same request is under way already.", now.minus(ahead).plus(SOON));
    }
    if (earlier.madeId() == null) {
      earlier.begin(now);
    }
    return Optional.ofNullable(earlier.madeId());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void made(String key, String id) {
    Optional.ofNullable(locked(key)).ifPresent(request -> request.made(id));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void failed(String key) {
    Optional.ofNullable(locked(key))
        .filter(request -> request.madeId() == null)
        .ifPresent(entities::remove);
  }

  private void forget(Instant end) {
    entities
        .createQuery("delete from CreationRequest r where r.beganAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }

  /** Null when there is none. */
  private CreationRequest locked(String key) {
    return entities.find(CreationRequest.class, id(key), LockModeType.PESSIMISTIC_WRITE);
  }

  private String id(String key) {
    return RandomTokens.hash(callers.actor().id() + "\n" + key);
  }

  private static InvalidRequestException wrong(String sentence) {
    return new InvalidRequestException(Map.of("Idempotency-Key", sentence));
  }
}

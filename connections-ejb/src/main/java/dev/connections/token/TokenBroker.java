package dev.connections.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.connections.api.AccessToken;
import dev.connections.api.ApplicationNotWorkingException;
import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.ConnectionsException;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkNotAllowedException;
import dev.connections.api.RetryLaterException;
import dev.connections.api.TokenRequest;
import dev.connections.api.UnknownConnectorException;
import dev.connections.connector.LinkedConnector;
import dev.connections.platform.PlainText;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Finds the token for a connector's question. The path that almost every call takes is a look into
 * one map and a few comparisons; it asks neither database nor provider. Safe for many threads.
 */
@ApplicationScoped
class TokenBroker {
  private static final Logger LOG = Logger.getLogger(TokenBroker.class.getName());

  /** How applications are doing is looked up again after that; who may ask, at once (Gate). */
  private static final long ROUTE_LIFE_MILLIS = 30_000;

  private static final Duration DATABASE_AGAIN = Duration.ofSeconds(5);
  private static final int MOST_ROUTES = 200_000;

  private final Cache<RouteKey, Route> routes =
      Caffeine.newBuilder().maximumSize(MOST_ROUTES).build();

  @Inject private RouteFinder finder;
  @Inject private Gates gates;
  @Inject private AccessChanges changes;
  @Inject private LinkCounters counters;
  @Inject private TokenSupply supply;
  @Inject private TokenChoice choice;
  @Inject private Throttles throttles;
  @Inject private Settings settings;
  @Inject private Clock clock;

  AccessToken request(String ownerId, TokenRequest wanted)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException,
          ApplicationNotWorkingException,
          RetryLaterException {
    RouteKey key = RouteKey.of(ownerId, wanted);
    long minimum = wanted.minimumLifetime().toMillis();
    long now = clock.millis();
    Route known = routes.getIfPresent(key);
    if (isFresh(known, now)) {
      AccessToken again = known.again(minimum, now, throttles.reports());
      if (again != null) {
        known.counter().given(now);
        return again;
      }
    }
    return look(key, known, minimum);
  }

  private static boolean isFresh(Route route, long now) {
    return route != null && route.holds() && route.isYoungerThan(ROUTE_LIFE_MILLIS, now);
  }

  private AccessToken look(RouteKey key, Route known, long minimum)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException,
          ApplicationNotWorkingException,
          RetryLaterException {
    Route route = isFresh(known, clock.millis()) ? known : read(key, known);
    try {
      AccessToken token = choice.token(route, minimum);
      route.counter().given(clock.millis());
      return token;
    } catch (ApplicationNotWorkingException | RetryLaterException refused) {
      route.counter().refused(clock.millis(), refused.getMessage());
      throw refused;
    } catch (RuntimeException broken) {
      LOG.log(Level.WARNING, "No token for " + logged(key), broken);
      throw later(
          "Connections cannot fetch a token just now.", clock.instant().plus(DATABASE_AGAIN));
    }
  }

  /**
   * While the database is away, what is known goes on to hold for a while: nobody can change it
   * then, but for another node that still reaches the database.
   */
  private Route read(RouteKey key, Route known)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException,
          RetryLaterException {
    try {
      Route read = readAgain(key);
      routes.put(key, read);
      return read;
    } catch (RuntimeException away) {
      Duration bound = Duration.ofMinutes(settings.number(Setting.TOKENS_WITHOUT_DATABASE_MINUTES));
      if (known != null && known.holds() && changes.lookedSince(clock.instant().minus(bound))) {
        known.trustUntil(clock.instant().plus(DATABASE_AGAIN).toEpochMilli());
        return known;
      }
      LOG.log(Level.WARNING, "No token for {0}: {1}", new Object[] {logged(key), away});
      throw later(
          "Connections cannot reach its database just now.", clock.instant().plus(DATABASE_AGAIN));
    } catch (ConnectionsException refused) {
      routes.invalidate(key);
      throw refused;
    }
  }

  /** A caller makes it up, and must not write lines of the log. */
  private static String logged(RouteKey key) {
    return PlainText.oneLine(key.connectorId());
  }

  private Route readAgain(RouteKey key)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException {
    LinkedConnector link = finder.link(key);
    LinkCounter counter = counters.of(link);
    Gate gate = gates.of(link.connectionId());
    int before = gate.changes();
    try {
      return finder.route(key, link, gate, before, counter);
    } catch (LinkNotAllowedException | CapabilityNotHeldException refused) {
      counter.refused(clock.millis(), refused.getMessage());
      throw refused;
    }
  }

  private static RetryLaterException later(String message, Instant at) {
    return new RetryLaterException(message, at);
  }

  /**
   * What is known of a token that was given to the caller, by this node or another.
   *
   * @return null when the caller may no longer use the connection, or the application that the
   *     token was issued to is none of those that serve the capability any more
   */
  Reported reported(String ownerId, AccessToken token) {
    RouteKey key = new RouteKey(ownerId, token.connectorId(), token.capability(), token.api());
    Route known = routes.getIfPresent(key);
    if (known == null) {
      known = routes.getIfPresent(new RouteKey(ownerId, key.connectorId(), key.capability(), ""));
    }
    try {
      Route route = known != null && known.holds() ? known : read(key, known);
      return route.candidates().stream()
          .filter(one -> one.applicationId().equals(token.applicationId()))
          .findFirst()
          .map(one -> new Reported(one, supply.find(one, token.value())))
          .orElse(null);
    } catch (ConnectionsException refused) {
      LOG.log(Level.FINE, "A token of before is reported", refused);
      return null;
    }
  }

  /**
   * @param kept null when it is no longer kept
   */
  record Reported(Candidate candidate, KeptToken kept) {}
}

package dev.connections.token;

import dev.connections.api.AccessToken;
import dev.connections.api.Workload;
import java.util.List;

/**
 * What is known of one caller's question: the link that allows it, and the applications that may
 * serve it. It holds until its connection's gate counts a change. Safe for many threads.
 */
final class Route {
  private final RouteKey key;
  private final String connectionId;
  private final String connectionName;
  private final Workload workload;
  private final List<Candidate> candidates;
  private final LinkCounter counter;
  private final Gate gate;
  private final int changes;
  private final long readAt;
  private volatile Answer answer;
  private volatile long trustedUntil;

  /** The token that was given last, as callers get it. */
  record Answer(AccessToken given, KeptToken kept, int throttles) {}

  /**
   * @param changes that the gate counted before this was read
   */
  Route(
      RouteKey key,
      String connectionId,
      String connectionName,
      Workload workload,
      List<Candidate> candidates,
      LinkCounter counter,
      Gate gate,
      int changes,
      long readAt) {
    this.key = key;
    this.connectionId = connectionId;
    this.connectionName = connectionName;
    this.workload = workload;
    this.candidates = List.copyOf(candidates);
    this.counter = counter;
    this.gate = gate;
    this.changes = changes;
    this.readAt = readAt;
  }

  /** Whether nothing changed since it was read. */
  boolean holds() {
    return gate.changes() == changes;
  }

  /** Whether it was read at most so long ago, or is trusted for longer. */
  boolean isYoungerThan(long millis, long now) {
    return now - readAt < millis || now < trustedUntil;
  }

  /** It cannot be read anew, so nobody tries to for each call. */
  void trustUntil(long then) {
    trustedUntil = then;
  }

  /**
   * What was given last, if it lasts and nobody reported since that a provider has enough.
   *
   * @param throttles how many reports there were by now
   * @return null when another answer has to be found
   */
  AccessToken again(long minimumMillis, long now, int throttles) {
    Answer last = answer;
    if (last == null || last.throttles() != throttles || !last.kept().lasts(minimumMillis, now)) {
      return null;
    }
    last.kept().use(now);
    return last.given();
  }

  AccessToken answer(Candidate by, KeptToken token, int throttles) {
    Answer last = answer;
    if (last != null && last.kept() == token && last.throttles() == throttles) {
      return last.given();
    }
    AccessToken given =
        new AccessToken(
            token.value(),
            token.type(),
            token.expiresAt(),
            key.connectorId(),
            key.capability(),
            by.target().api(),
            by.target().address(),
            connectionId,
            by.applicationId(),
            by.applicationName(),
            by.alsoCovers());
    answer = new Answer(given, token, throttles);
    return given;
  }

  RouteKey key() {
    return key;
  }

  String connectionId() {
    return connectionId;
  }

  String connectionName() {
    return connectionName;
  }

  Workload workload() {
    return workload;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  LinkCounter counter() {
    return counter;
  }
}

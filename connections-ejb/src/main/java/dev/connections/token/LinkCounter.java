package dev.connections.token;

import dev.connections.connector.ConnectorCounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.LongAdder;

/** What one connector did on this node since that was told last. Safe for many threads. */
final class LinkCounter {
  private final String linkId;
  private final String connectionId;
  private final String name;
  private final LongAdder given = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private volatile long lastGiven;
  private volatile Refusal lastRefusal;

  private record Refusal(long at, String message) {}

  LinkCounter(String linkId, String connectionId, String name) {
    this.linkId = linkId;
    this.connectionId = connectionId;
    this.name = name;
  }

  void given(long now) {
    given.increment();
    if (now - lastGiven > 1_000) {
      lastGiven = now;
    }
  }

  void refused(long now, String message) {
    refused.increment();
    lastRefusal = new Refusal(now, message);
  }

  boolean isIdle() {
    return given.sum() == 0 && refused.sum() == 0;
  }

  /** Takes what was counted, to be told. */
  ConnectorCounts take(Instant now) {
    long tokens = given.sumThenReset();
    long refusals = refused.sumThenReset();
    Refusal last = lastRefusal;
    return new ConnectorCounts(
        linkId,
        connectionId,
        now.truncatedTo(ChronoUnit.HOURS),
        tokens,
        refusals,
        tokens == 0 ? null : Instant.ofEpochMilli(lastGiven),
        refusals == 0 || last == null ? null : Instant.ofEpochMilli(last.at()),
        last == null ? "" : last.message());
  }

  /** Gives back what could not be told. */
  void putBack(ConnectorCounts counts) {
    given.add(counts.given());
    refused.add(counts.refused());
  }

  String linkId() {
    return linkId;
  }

  String name() {
    return name;
  }
}

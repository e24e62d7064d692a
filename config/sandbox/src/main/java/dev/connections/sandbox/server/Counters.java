package dev.connections.sandbox.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a token endpoint did since this start, or since {@link #reset()}. */
public final class Counters {
  private final Map<String, LongAdder> issued = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> refreshes = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> refreshRequests = new ConcurrentHashMap<>();
  private final LongAdder codes = new LongAdder();

  /**
   * How many answers with an access token were made, also when the caller never got them.
   *
   * @param grantType as {@code refresh_token}
   */
  public long tokens(String grantType) {
    return of(issued, grantType);
  }

  /** Every grant type that was answered with a token. */
  public Map<String, Long> tokens() {
    Map<String, Long> all = new TreeMap<>();
    issued.forEach((grantType, count) -> all.put(grantType, count.sum()));
    return all;
  }

  /** How many refreshes of an application succeeded. */
  public long refreshes(String clientId) {
    return of(refreshes, clientId);
  }

  /** How many refreshes an application asked for, refused ones among them. */
  public long refreshRequests(String clientId) {
    return of(refreshRequests, clientId);
  }

  public long codesRedeemed() {
    return codes.sum();
  }

  public void reset() {
    issued.clear();
    refreshes.clear();
    refreshRequests.clear();
    codes.reset();
  }

  public void countToken(String grantType) {
    add(issued, grantType);
  }

  public void countRefreshRequest(String clientId) {
    add(refreshRequests, clientId);
  }

  void countRefresh(String clientId) {
    add(refreshes, clientId);
  }

  void countCode() {
    codes.increment();
  }

  private static long of(Map<String, LongAdder> counts, String name) {
    LongAdder count = counts.get(name);
    return count == null ? 0 : count.sum();
  }

  private static void add(Map<String, LongAdder> counts, String name) {
    counts.computeIfAbsent(name, key -> new LongAdder()).increment();
  }
}

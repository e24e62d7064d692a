package dev.connections.sandbox.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last calls that an organization or tenant got. */
public final class CallLog {
  private static final int KEPT = 200;

  private final Deque<Call> calls = new ArrayDeque<>();

  /** The newest first. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  public synchronized void record(Call call) {
    calls.addFirst(call);
    if (calls.size() > KEPT) {
      calls.removeLast();
    }
  }

  public synchronized void forget() {
    calls.clear();
  }
}

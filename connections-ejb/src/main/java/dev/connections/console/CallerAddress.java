package dev.connections.console;

import java.util.Optional;

/**
 * From which address the current call comes, for the audit trail. The web layer sets it around each
 * request, after it decided which proxy's forwarded headers count.
 */
public final class CallerAddress {
  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  private CallerAddress() {}

  /** Runs {@code work} as coming from {@code address}. */
  public static <E extends Exception> void during(String address, Work<E> work) throws E {
    String before = CURRENT.get();
    CURRENT.set(address);
    try {
      work.run();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** Empty for work that no request asked for. */
  public static Optional<String> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Something to run that may fail. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws E;
  }
}

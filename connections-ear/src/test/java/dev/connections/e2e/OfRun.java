package dev.connections.e2e;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * What the classes of a run share, one of each type. A build gives a JVM one class after the other:
 * only the session spans them.
 */
final class OfRun {
  private static final Namespace HERE = Namespace.create(OfRun.class);

  private OfRun() {}

  /** Closed at the end of the run, where it can be. */
  static <T> T get(ExtensionContext context, Class<T> type, Supplier<T> made) {
    return store(context).getOrComputeIfAbsent(type, key -> made.get(), type);
  }

  /** Null where nobody asked for one yet. */
  static <T> T made(ExtensionContext context, Class<T> type) {
    return store(context).get(type, type);
  }

  /** The next who asks gets another one. */
  static void forget(ExtensionContext context, Class<?> type) {
    store(context).remove(type);
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(StoreScope.LAUNCHER_SESSION, HERE);
  }
}

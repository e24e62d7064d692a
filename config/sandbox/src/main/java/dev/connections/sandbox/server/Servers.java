package dev.connections.sandbox.server;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The ports of one sandbox and the threads that answer there. */
public final class Servers implements AutoCloseable {
  static {
    // Without it each small answer waits for the other side's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Clock clock;
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Origin> origins = new ArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "sandbox");
            thread.setDaemon(true);
            return thread;
          });

  public Servers(Clock clock) {
    this.clock = clock;
  }

  /**
   * Opens one more origin.
   *
   * @param port 0 for any free one
   * @param elsewhere where a redirect leads
   */
  public Origin open(SSLContext identity, int port, Service<?> service, Supplier<URI> elsewhere)
      throws IOException {
    var origin =
        new Origin(
            identity, port, threads, uri -> new Calls<>(service, uri, elsewhere, end, clock));
    origins.add(origin);
    return origin;
  }

  /** In the order in which they were opened. */
  public List<Origin> origins() {
    return List.copyOf(origins);
  }

  public ExecutorService threads() {
    return threads;
  }

  /** Closes every port; answers under way end. */
  @Override
  public void close() {
    end.countDown();
    origins.forEach(Origin::refuse);
    threads.shutdownNow();
  }
}

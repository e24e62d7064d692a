package dev.connections.sandbox.server;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** One TLS port on the loopback address, which can refuse connections and take them again. */
public final class Origin {
  private final SSLContext identity;
  private final Executor threads;
  private final HttpHandler handler;
  private final InetSocketAddress address;
  private HttpsServer server;

  /**
   * @param port 0 for any free one
   * @param handler gets the origin's own address
   */
  public Origin(SSLContext identity, int port, Executor threads, Function<URI, HttpHandler> handler)
      throws IOException {
    this.identity = identity;
    this.threads = threads;
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      throw new IOException(
          "port "
              + port
              + " is in use; end the program that uses it, or set SANDBOX_PORT to the first of"
              + " eight free ports",
          e);
    }
    address = server.getAddress();
    this.handler = handler.apply(uri());
    start();
  }

  public URI uri() {
    return URI.create("https://localhost:" + address.getPort());
  }

  synchronized void listen() {
    if (server == null) {
      try {
        server = HttpsServer.create(address, 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      start();
    }
  }

  /** Closes the port, and every connection that is open. */
  public synchronized void refuse() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  private void start() {
    server.setHttpsConfigurator(new HttpsConfigurator(identity));
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
  }
}

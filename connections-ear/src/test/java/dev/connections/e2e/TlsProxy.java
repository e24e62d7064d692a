package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A load balancer that ends TLS: one request a connection, headers passed on as they come but for
 * those that it sets itself.
 */
final class TlsProxy implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final SSLServerSocket server;
  private final SSLContext tls;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> forged = new LinkedHashMap<>();

  private TlsProxy(SSLServerSocket server, SSLContext tls, int target) {
    this.server = server;
    this.tls = tls;
    this.target = target;
  }

  /**
   * @param target port of the product
   */
  static TlsProxy before(int target, Path folder) throws Exception {
    SSLContext tls = context(folder);
    SSLServerSocket server =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    TlsProxy proxy = new TlsProxy(server, tls, target);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  private static SSLContext context(Path folder) throws Exception {
    Path file = Files.createDirectories(folder).resolve("proxy.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                Stream.of(
                        (keytool
                                + " -genkeypair -alias proxy -keyalg EC -groupname secp256r1"
                                + " -dname CN=localhost -ext san=dns:localhost,ip:127.0.0.1"
                                + " -validity 2 -storetype PKCS12 -storepass "
                                + PASSWORD
                                + " -keystore "
                                + file)
                            .split(" "))
                    .collect(Collectors.toList()))
            .inheritIO()
            .start();
    assertThat(made.waitFor()).as("keytool").isZero();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("proxy", store.getCertificate("proxy"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  URI origin() {
    return URI.create("https://localhost:" + server.getLocalPort());
  }

  /** A visitor who trusts the proxy's certificate. */
  Visitor visitor() {
    return new Visitor(origin().resolve("/"), tls);
  }

  /** Passes this header on as if a visitor had made it up. */
  TlsProxy forging(String header, String value) {
    forged.put(header, value);
    return this;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket visitor = server.accept();
        threads.execute(() -> serve(visitor));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket visitor) {
    try (visitor;
        Socket product = new Socket(InetAddress.getLoopbackAddress(), target)) {
      InputStream in = visitor.getInputStream();
      String head = head(in);
      int length =
          head.lines()
              .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
              .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
              .findFirst()
              .orElse(0);
      OutputStream out = product.getOutputStream();
      out.write(passedOn(head).getBytes(StandardCharsets.ISO_8859_1));
      out.write(in.readNBytes(length));
      out.flush();
      product.getInputStream().transferTo(visitor.getOutputStream());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private String passedOn(String head) {
    Map<String, String> own = new LinkedHashMap<>(forged);
    own.put("X-Forwarded-Proto", "https");
    own.put("Connection", "close");
    StringBuilder result = new StringBuilder();
    head.lines()
        .filter(line -> !line.isEmpty())
        .filter(line -> own.keySet().stream().noneMatch(name -> isHeader(line, name)))
        .filter(line -> !isHeader(line, "Upgrade") && !isHeader(line, "HTTP2-Settings"))
        .forEach(line -> result.append(line).append("\r\n"));
    own.forEach((name, value) -> result.append(name + ": " + value + "\r\n"));
    return result.append("\r\n").toString();
  }

  private static boolean isHeader(String line, String name) {
    return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the visitor left");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}

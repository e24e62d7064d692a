package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A domain of its own in the Payara Server that the build unpacked, on a port base of its own. */
final class PayaraServer implements AutoCloseable {
  private static final Path ASADMIN = Path.of("target/payara6/bin/asadmin").toAbsolutePath();
  private static final Path PRE_BOOT = Path.of("../config/server/pre-boot.txt").toAbsolutePath();
  private static final int HTTP = 80;
  private static final int ADMIN = 48;
  private static final int PORTS = 100;

  private final Path folder;
  private final int base;
  private final Map<String, String> environment;
  private final HttpClient http = HttpClient.newHttpClient();

  private PayaraServer(Path folder, int base, Map<String, String> environment) {
    this.folder = folder;
    this.base = base;
    this.environment = environment;
  }

  /**
   * @param environment of the server's process
   */
  static PayaraServer start(Path folder, Map<String, String> environment) throws IOException {
    return start(folder, environment, trustStore -> {});
  }

  /** What an operator does before the first start. */
  @FunctionalInterface
  interface Preparation {
    void of(Path trustStore) throws IOException;
  }

  static PayaraServer start(Path folder, Map<String, String> environment, Preparation preparation)
      throws IOException {
    int base = Ports.free(PORTS);
    PayaraServer server = new PayaraServer(folder, base, environment);
    assertThat(ASADMIN.toFile().setExecutable(true)).isTrue();
    server.asadmin(
        "create-domain",
        "--nopassword",
        "--portbase",
        String.valueOf(base),
        "--domaindir",
        server.domains(),
        "e2e");
    server.keepFromItsMaker();
    preparation.of(folder.resolve("domains/e2e/config/cacerts.p12"));
    server.asadmin(
        "start-domain",
        "--domaindir",
        server.domains(),
        "--prebootcommandfile",
        PRE_BOOT.toString(),
        "e2e");
    return server;
  }

  /** As config/server/payara-server.md says. */
  private void keepFromItsMaker() throws IOException {
    Path domain = folder.resolve("domains/e2e/config/domain.xml");
    String off = "<config name=\"server-config\">";
    String before = Files.readString(domain);
    assertThat(before).contains(off);
    Files.writeString(
        domain, before.replace(off, off + "<phone-home-runtime-configuration enabled=\"false\"/>"));
  }

  void deploy(Path archive, String name) throws IOException {
    asadmin("deploy", "--name", name, archive.toString());
  }

  void createUser(String name, String group) throws IOException {
    Path passwords = Files.writeString(folder.resolve("passwords"), "AS_ADMIN_USERPASSWORD=x\n");
    asadmin("--passwordfile", passwords.toString(), "create-file-user", "--groups", group, name);
  }

  HttpResponse<String> get(String path) throws IOException {
    try {
      URI uri = URI.create("http://localhost:" + port() + path);
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return base + HTTP;
  }

  /** The server's log, to be named when a test fails. */
  Path log() {
    return folder.resolve("domains/e2e/logs/server.log");
  }

  private String domains() {
    return folder.resolve("domains").toString();
  }

  private void asadmin(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(ASADMIN.toString()));
    command.addAll(List.of("--port", String.valueOf(base + ADMIN)));
    command.addAll(List.of(args));
    Path output = folder.resolve("asadmin.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    builder
        .environment()
        .merge("JAVA_TOOL_OPTIONS", Product.QUICK, (given, quick) -> given + " " + quick);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(output.toString()).isTrue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    assertThat(process.exitValue())
        .as(() -> String.join(" ", command) + ", see " + log() + "\n" + Product.read(output))
        .isZero();
  }

  @Override
  public void close() throws IOException {
    asadmin("stop-domain", "--kill", "--domaindir", domains(), "e2e");
  }
}

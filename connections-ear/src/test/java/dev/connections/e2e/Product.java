package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built connections.jar as a process of its own, on a free port, with a folder of its own. */
public final class Product implements AutoCloseable {
  /** Another jar and JDK can be named, for the same program on another version of the server. */
  private static final Path JAR =
      Path.of(System.getProperty("product.jar", "target/connections.jar")).toAbsolutePath();

  /** What other applications take. */
  static final Path API_JAR = Path.of("target/published/connections-api.jar").toAbsolutePath();

  private static final String JDK =
      System.getProperty("product.jdk", System.getProperty("java.home"));

  /** Those of README. */
  private static final List<String> FLAGS =
      List.of(
          "-Xms64m",
          "-Xmx256m",
          "-Xmn28m",
          "-XX:-ShrinkHeapInSteps",
          "-XX:MetaspaceSize=192m",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError");

  /** Of JVMs that live for a test: the second compiler takes longer than it saves them. */
  static final String QUICK = "-XX:TieredStopAtLevel=1";

  private static final Duration START = Duration.ofSeconds(150);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Path folder;
  private final int port;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> systemProperties = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private Process process;

  private Product(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Not yet started, in a fresh folder below target/e2e. */
  public static Product named(String name) {
    try {
      Path root = Files.createDirectories(Path.of("target", "e2e").toAbsolutePath());
      return new Product(Files.createTempDirectory(root, name + "-"), Ports.free());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The environment variable for this process. */
  public Product with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Product with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** An option such as {@code -Dconnections.public-url=...} before {@code -jar}. */
  public Product jvm(String option) {
    systemProperties.add(option);
    return this;
  }

  /** Options of Payara Micro behind {@code --port}. */
  public Product options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Starts, also once more, and waits for the line that says that it is ready. */
  public Product start() {
    int before = readyLines();
    launch();
    Poll.until(
        START,
        () ->
            assertThat(!process.isAlive() || readyLines() > before)
                .as("started, see " + output())
                .isTrue());
    assertThat(process.isAlive()).as(console()).isTrue();
    return this;
  }

  private int readyLines() {
    return console().split("Connections is ready: ", -1).length - 1;
  }

  /** Starts and does not wait. */
  public Product launch() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(JDK, "bin", "java").toString());
    command.addAll(FLAGS);
    command.add(QUICK);
    try {
      command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
      command.addAll(systemProperties);
      command.addAll(List.of("-jar", JAR.toString(), "--port", String.valueOf(port)));
      command.addAll(options);
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("CONNECTIONS_"));
      builder.environment().put("CONNECTIONS_DATA_DIRECTORY", data().toString());
      builder.environment().putAll(environment);
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public int port() {
    return port;
  }

  /** {@code http://localhost:PORT} and this path. */
  public URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  public Path folder() {
    return folder;
  }

  public Path data() {
    return folder.resolve("data");
  }

  /** What the process printed. */
  public Path output() {
    return folder.resolve("console.txt");
  }

  public String console() {
    return read(output());
  }

  /** The detailed log. */
  public Path log() {
    return data().resolve("logs").resolve("connections.0.log");
  }

  /** The one-time token for the first administrator. */
  public String setUpToken() {
    return read(data().resolve("set-up-token")).strip();
  }

  public Process process() {
    return process;
  }

  /** The answer to a GET, as it comes: no redirect is followed. */
  public HttpResponse<String> get(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10)).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("GET " + path + ", see " + output(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * @return the exit code
   */
  public int awaitExit() {
    try {
      assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS))
          .as("ended, see " + output())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGTERM, without waiting. */
  public void terminate() {
    process.destroy();
  }

  /** SIGTERM, then SIGKILL when it does not end. */
  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

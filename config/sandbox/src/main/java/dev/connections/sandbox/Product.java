package dev.connections.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The product as a process of its own, with the settings that let it use the pretend organizations.
 * Both end together: its end is ours, and when we are told to end it gets the time that it needs.
 */
final class Product {
  /** The launcher's contract: this line, then a line about signing in, and no more. */
  private static final String READY = "Connections is ready: ";

  /** Where it takes people back who granted something, and who consented. */
  private static final List<String> CALLBACKS = List.of("/grant/callback", "/consent/callback");

  private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
  private static final long SECONDS_BEHIND = 2;

  private final Sandbox sandbox;
  private final Path data;
  private final PrintStream out;
  private final AtomicBoolean told = new AtomicBoolean();

  Product(Sandbox sandbox, Path data, PrintStream out) {
    this.sandbox = sandbox;
    this.data = data;
    this.out = out;
  }

  /**
   * Returns its exit code.
   *
   * @param command its jar and its options
   */
  int run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    if (!Files.isRegularFile(Path.of(command.get(0)))) {
      throw new IOException("there is no file " + command.get(0) + "; build it with mvn package");
    }
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-jar");
    line.addAll(command);
    var builder = new ProcessBuilder(line);
    builder.environment().putAll(settings(environment));
    builder.redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    var stop = new Thread(() -> stop(process), "sandbox-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    echo(process);
    return process.waitFor();
  }

  private Map<String, String> settings(Map<String, String> environment) {
    Map<String, String> settings = new java.util.TreeMap<>(sandbox.environment());
    settings.put("CONNECTIONS_DATA_DIRECTORY", data.toString());
    String trusted = "CONNECTIONS_OUTBOUND_TRUSTED_ORIGINS";
    String own = environment.getOrDefault(trusted, "");
    if (!own.isBlank()) {
      settings.merge(trusted, own, (ours, theirs) -> ours + "," + theirs);
    }
    return settings;
  }

  private void echo(Process process) throws IOException {
    boolean ready = false;
    // The child writes in the encoding of the platform, as we do.
    try (var reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        out.println(line);
        if (ready) {
          tell();
        } else if (line.startsWith(READY)) {
          ready = true;
          expect(line.substring(READY.length()).strip());
          // For the case that no line comes behind the ready line.
          CompletableFuture.delayedExecutor(SECONDS_BEHIND, TimeUnit.SECONDS).execute(this::tell);
        }
      }
    }
  }

  /** Lets people return to the product who sign in to the platform's own application. */
  private void expect(String address) {
    for (String path : CALLBACKS) {
      sandbox.addRedirectUri(address.replaceFirst("/$", "") + path);
    }
  }

  private void tell() {
    if (!told.compareAndSet(false, true)) {
      return;
    }
    Path token = data.resolve("set-up-token");
    if (Files.exists(token)) {
      try {
        out.println("The one-time token: " + Files.readString(token).strip());
      } catch (IOException e) {
        out.println("The one-time token is in " + token + ", which cannot be read here.");
      }
    }
    Main.lines(sandbox).forEach(out::println);
    out.flush();
  }

  private static void stop(Process process) {
    // Not Process.destroy(), which closes the stream and with it the child's last lines.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

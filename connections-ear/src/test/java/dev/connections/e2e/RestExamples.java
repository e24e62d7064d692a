package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The examples that use REST, as their readers run them: the program and the script of {@code
 * config/examples}, and the lines of README.
 */
final class RestExamples {
  private static final Path EXAMPLES = Path.of("../config/examples").toAbsolutePath();

  private final URI connections;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> jvm = new ArrayList<>();

  /**
   * @param connections where it is
   * @param folder for what is compiled and printed
   */
  RestExamples(URI connections, Path folder) {
    this.connections = connections;
    this.folder = folder;
  }

  /** Trusts an organization whose certificate is of no public authority. */
  RestExamples trusting(Path caFile, Path trustStore) {
    environment.put("CURL_CA_BUNDLE", caFile.toString());
    jvm.addAll(TrustedSandbox.options(trustStore));
    return this;
  }

  /** Without curl and jq there is nothing to try out, as without a browser. */
  static void needScripts() {
    List<String> missing =
        Stream.of("curl", "jq")
            .filter(name -> !Files.isExecutable(Path.of("/usr/bin", name)))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    if ("required".equals(System.getProperty("browser"))) {
      throw new AssertionError("not installed: " + missing);
    }
    throw new TestAbortedException("not installed: " + missing);
  }

  /** Starts the program, compiled with Jackson and nothing else. */
  Run program(String key, String... arguments) {
    Path classes = folder.resolve("nightly");
    String jackson =
        JavaSources.librariesOf(ObjectMapper.class, JsonFactory.class, JsonCreator.class);
    if (!Files.exists(classes)) {
      JavaSources.compile(
          EXAMPLES.resolve("rest-java/src/main/java"), jackson, classes, "-Xlint:all", "-Werror");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(jvm);
    command.addAll(
        List.of(
            "-cp",
            classes + System.getProperty("path.separator") + jackson,
            "com.example.nightly.Nightly"));
    command.addAll(List.of(arguments));
    return start(key, Map.of(), command);
  }

  /** Starts the script. */
  Run script(String key, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", EXAMPLES.resolve("curl/backup.sh").toString()));
    command.addAll(List.of(arguments));
    return start(key, Map.of(), command);
  }

  /** Runs the lines that README shows for a script, as they stand there. */
  Run readme(String key, String organization) {
    return start(key, Map.of("ORGANIZATION", organization), List.of("sh", "-c", lines()));
  }

  private static String lines() {
    try {
      String readme = Files.readString(Path.of("../README.md"));
      return readme.split("\n### REST\n")[1].split("```sh\n")[1].split("```")[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run start(String key, Map<String, String> more, List<String> command) {
    try {
      Path out = Files.createTempFile(Files.createDirectories(folder), "run-", ".out");
      Path err = Files.createTempFile(folder, "run-", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      builder.environment().putAll(more);
      builder.environment().put("CONNECTIONS", connections.toString().replaceAll("/$", ""));
      builder.environment().put("CONNECTIONS_KEY", key);
      return new Run(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One run of an example. */
  static final class Run implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Process process;
    private final Path out;
    private final Path err;

    private Run(Process process, Path out, Path err) {
      this.process = process;
      this.out = out;
      this.err = err;
    }

    /** What it tells the person who runs it. */
    String told() {
      return read(err);
    }

    /** What it lists, once it has ended with this code. */
    List<String> ended(int code) {
      try {
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).as(toString()).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      assertThat(process.exitValue()).as(toString()).isEqualTo(code);
      return read(out).lines().toList();
    }

    boolean isRunning() {
      return process.isAlive();
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    @Override
    public String toString() {
      return "told " + told() + " and listed " + read(out);
    }
  }
}

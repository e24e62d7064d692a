package dev.connections.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The few settings that have to be known before the server starts: from system properties, the
 * environment, or the file of {@code --systemproperties}, in this order. The application reads and
 * checks all of them again.
 */
final class Environment {
  private static final String DATA_DIRECTORY = "connections.data-directory";
  private static final String DATASOURCE_URL = "connections.datasource.url";

  /** So that the application can say that nobody set these. */
  private static final String WORKED_OUT = "connections.worked-out";

  private final Properties system;
  private final Map<String, String> variables;
  private final Properties file;

  Environment(Properties system, Map<String, String> variables, Properties file) {
    this.system = system;
    this.variables = variables;
    this.file = file;
  }

  static Environment of(List<String> args) {
    Properties file = new Properties();
    CommandLine.value(args, "systemproperties").ifPresent(name -> load(file, Path.of(name)));
    return new Environment(System.getProperties(), System.getenv(), file);
  }

  /** A file that cannot be read is refused by Payara Micro, in its own words. */
  private static void load(Properties properties, Path file) {
    if (Files.isReadable(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  String dataDirectory() {
    return value(DATA_DIRECTORY, "./data");
  }

  /** The origin that people use, without a slash at its end; empty when it is not set. */
  String publicUrl() {
    return value("connections.public-url", "").replaceAll("/+$", "");
  }

  /** The application names an invalid value; until then the default counts. */
  int drainSeconds() {
    return seconds("connections.shutdown.drain-seconds", 5);
  }

  /** How long the whole start may take. */
  int startSeconds() {
    return seconds("connections.start.deadline-seconds", 300);
  }

  private int seconds(String key, int otherwise) {
    String seconds = value(key, "");
    return seconds.matches("[0-9]{1,6}") ? Integer.parseInt(seconds) : otherwise;
  }

  /** Tells the application where its files are, and where H2 is when no database is set. */
  void announce(Path data) {
    List<String> workedOut = new ArrayList<>();
    if (!isProperty(DATA_DIRECTORY)) {
      workedOut.add(DATA_DIRECTORY);
    }
    system.setProperty(DATA_DIRECTORY, data.toString());
    if (value(DATASOURCE_URL, "").isEmpty()) {
      workedOut.add(DATASOURCE_URL);
      system.setProperty(
          DATASOURCE_URL,
          "jdbc:h2:file:"
              + data.resolve("connections")
              + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0");
    }
    system.setProperty(WORKED_OUT, String.join(",", workedOut));
  }

  /** Whether the operator set it as a system property, or in their file. */
  private boolean isProperty(String key) {
    return system.containsKey(key)
        || file.containsKey(key) && !variables.containsKey(variable(key));
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private String value(String key, String otherwise) {
    String value =
        system.getProperty(key, variables.getOrDefault(variable(key), file.getProperty(key, "")));
    return value.isBlank() ? otherwise : value.strip();
  }
}

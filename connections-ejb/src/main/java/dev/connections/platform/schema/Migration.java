package dev.connections.platform.schema;

import dev.connections.platform.StartProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schema to this version: on H2 and PostgreSQL from the same scripts, and from one for
 * each of them with what only that one needs to be quick.
 */
final class Migration {
  private static final Logger LOG = Logger.getLogger(Migration.class.getName());
  private static final int H2_FILE_LOCKED = 90020;
  private static final Pattern H2_FILE =
      Pattern.compile("\"([^\"]*\\.mv\\.db)\"|'([^']*\\.mv\\.db)'");

  private final DataSource dataSource;

  Migration(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * @throws StartProblem when the database cannot be used; says why in one sentence
   */
  void run() {
    String product = tryToConnect();
    Flyway flyway =
        Flyway.configure(Migration.class.getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:db/migration", "classpath:db/" + product)
            .failOnMissingLocations(true)
            .load();
    try {
      refuseNewerSchema(flyway);
      MigrateResult result = flyway.migrate();
      if (result.migrationsExecuted > 0) {
        LOG.info(() -> "Database schema brought to version " + result.targetSchemaVersion);
      }
    } catch (FlywayException failed) {
      throw new StartProblem(
          "The database schema could not be brought to this version: "
              + failed.getMessage().lines().findFirst().orElse("")
              + " Restore the backup from before the update, and see the log.",
          failed);
    }
  }

  /**
   * @return {@code h2} or {@code postgresql}
   */
  private String tryToConnect() {
    try (Connection connection = dataSource.getConnection()) {
      LOG.fine(() -> "Connected to " + connection);
      return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    } catch (SQLException refused) {
      throw new StartProblem(sentence(refused), refused);
    }
  }

  /** Flyway only warns about it and starts. */
  private static void refuseNewerSchema(Flyway flyway) {
    MigrationInfo current = flyway.info().current();
    MigrationVersion newest = MigrationVersion.EMPTY;
    for (MigrationInfo info : flyway.info().all()) {
      boolean ours = info.getState().isResolved() && info.getVersion() != null;
      if (ours && info.getVersion().compareTo(newest) > 0) {
        newest = info.getVersion();
      }
    }
    if (current != null
        && current.getVersion() != null
        && current.getVersion().compareTo(newest) > 0) {
      throw new StartProblem(
          "The database schema has version "
              + current.getVersion()
              + " and this program knows versions up to "
              + newest
              + ": it was used by a newer version of Connections. Start that version, or restore a"
              + " backup from before the update.");
    }
  }

  /** What an operator can do about a database that cannot be opened. */
  static String sentence(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (sql.getErrorCode() == H2_FILE_LOCKED || text(t).contains("already in use")) {
          return "The database file "
              + file(text(t))
              + "is in use by another process. Stop the other Connections on this data folder, or"
              + " set connections.data-directory to another folder.";
        }
        if (state.startsWith("28")) {
          return "The database refuses the user or the password. Check"
              + " connections.datasource.user and connections.datasource.password.";
        }
        if (state.startsWith("08") || state.startsWith("3D")) {
          return unreachable(text(t));
        }
      }
    }
    return unreachable(text(failure));
  }

  private static String unreachable(String reason) {
    return "The database cannot be reached: "
        + reason
        + " Check connections.datasource.url and that the database is running.";
  }

  private static String text(Throwable t) {
    String first = t.getMessage() == null ? "" : t.getMessage().lines().findFirst().orElse("");
    return first.isEmpty() || first.endsWith(".") ? first : first + ".";
  }

  private static String file(String message) {
    Matcher quoted = H2_FILE.matcher(message);
    if (!quoted.find()) {
      return "";
    }
    return (quoted.group(1) == null ? quoted.group(2) : quoted.group(1)) + " ";
  }
}

package dev.connections.platform.schema;

import dev.connections.platform.Settings;
import dev.connections.platform.StartProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schema to this version: on H2 and PostgreSQL from the same scripts, and from one for
 * each of them with what only that one needs to be quick.
 */
final class Migration {
  private static final Logger LOG = Logger.getLogger(Migration.class.getName());

  /** PostgreSQL's insufficient_privilege. */
  private static final String NOT_ALLOWED = "42501";

  private static final String HISTORY = "flyway_schema_history";

  private final DataSource dataSource;
  private final Settings settings;

  Migration(DataSource dataSource, Settings settings) {
    this.dataSource = dataSource;
    this.settings = settings;
  }

  /**
   * @throws StartProblem when the database cannot be used; says why in one sentence
   */
  void run() {
    try {
      // Closed meanwhile: Flyway takes two, and the user may have few.
      String product;
      PostgreSqlGrants grants = null;
      try (Connection connection = dataSource.getConnection()) {
        product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (product.equals("postgresql")) {
          grants = PostgreSqlGrants.of(connection);
          grants.refuseMissingSchema();
          grants.refuseClosed(connection, List.of(HISTORY));
          grants.warnOfFewConnections();
        }
      }
      migrate(product, grants);
    } catch (SQLException refused) {
      throw new StartProblem(new DatabaseFailure(settings).sentence(refused), refused);
    }
  }

  /**
   * @param product {@code h2} or {@code postgresql}
   * @param grants null on H2, whose user may do everything
   */
  private void migrate(String product, PostgreSqlGrants grants) {
    Flyway flyway =
        Flyway.configure(Migration.class.getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:db/migration", "classpath:db/" + product)
            .table(HISTORY)
            .failOnMissingLocations(true)
            .load();
    boolean empty = true;
    try {
      MigrationInfoService info = flyway.info();
      empty = info.applied().length == 0;
      refuseNewerSchema(info);
      if (grants != null && info.pending().length > 0) {
        grants.refuseMigrationOf(empty);
      }
      MigrateResult result = flyway.migrate();
      if (result.migrationsExecuted > 0) {
        LOG.info(() -> "Database schema brought to version " + result.targetSchemaVersion);
      }
    } catch (FlywayException failed) {
      throw problem(failed, empty, grants);
    }
  }

  private static StartProblem problem(
      FlywayException failed, boolean empty, PostgreSqlGrants grants) {
    if (grants != null) {
      for (Throwable t = failed; t != null; t = t.getCause()) {
        if (t instanceof SQLException sql && NOT_ALLOWED.equals(sql.getSQLState())) {
          return grants.mayNotChange(sql);
        }
      }
      if (failed.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
        return grants.othersTables();
      }
    }
    return new StartProblem(
        (empty
                ? "The database schema could not be made: "
                : "The database schema could not be brought to this version: ")
            + DatabaseFailure.text(failed)
            + (empty
                ? " See the log."
                : " Restore the backup from before the update, and see the log."),
        failed);
  }

  /** Flyway only warns about it and starts. */
  private static void refuseNewerSchema(MigrationInfoService scripts) {
    MigrationInfo current = scripts.current();
    MigrationVersion newest = MigrationVersion.EMPTY;
    for (MigrationInfo info : scripts.all()) {
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
}

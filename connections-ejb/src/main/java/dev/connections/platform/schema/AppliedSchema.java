package dev.connections.platform.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;

/** Which migrations a database has seen. */
@ApplicationScoped
public class AppliedSchema {

  /** The newest version that was applied; empty before the first. */
  public String version(Connection connection) throws SQLException {
    MigrationVersion newest = MigrationVersion.EMPTY;
    try (Statement statement = connection.createStatement();
        ResultSet history =
            statement.executeQuery(
                "select \"version\" from \"flyway_schema_history\""
                    + " where \"success\" and \"version\" is not null")) {
      while (history.next()) {
        MigrationVersion version = MigrationVersion.fromVersion(history.getString(1));
        newest = version.compareTo(newest) > 0 ? version : newest;
      }
    }
    return newest == MigrationVersion.EMPTY ? "" : newest.getVersion();
  }
}

package dev.connections.platform.schema;

import dev.connections.platform.HealthProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The schema was migrated and no migration failed since, on this node or on another one. */
@ApplicationScoped
class MigrationsProbe implements HealthProbe {
  @Override
  public String name() {
    return "migrations";
  }

  @Override
  public void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet history =
            statement.executeQuery(
                "select count(*), sum(case when \"success\" then 0 else 1 end)"
                    + " from \"flyway_schema_history\"")) {
      history.next();
      if (history.getLong(1) == 0 || history.getLong(2) > 0) {
        throw new IllegalStateException("a migration is missing or failed");
      }
    }
  }
}

package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The database answers. */
@ApplicationScoped
class DatabaseProbe implements HealthProbe {
  @Override
  public String name() {
    return "database";
  }

  @Override
  public void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("select 1").close();
    }
  }
}

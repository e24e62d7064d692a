package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** The database answers and takes changes. */
@ApplicationScoped
class DatabaseProbe implements HealthProbe {
  @Override
  public String name() {
    return "database";
  }

  @Override
  public void check(Connection connection) throws SQLException {
    ReadOnlyDatabase.refuseAndDrop(connection);
  }
}

package dev.connections.secret;

import dev.connections.platform.HealthProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The secret keys of this node open what the database holds, also after another node's change. */
@ApplicationScoped
class SecretKeysProbe implements HealthProbe {
  @Inject private SecretBox box;

  @Override
  public String name() {
    return "secret-keys";
  }

  @Override
  public void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet check = statement.executeQuery("select sealed from key_check where id = 1")) {
      if (!check.next()) {
        throw new IllegalStateException("the key check value is missing");
      }
      if (!box.opens(check.getString(1))) {
        throw new IllegalStateException("the configured keys do not open the key check value");
      }
    }
  }
}

package dev.connections.secret;

import dev.connections.platform.Database;
import dev.connections.platform.Settings;
import dev.connections.platform.StartProblem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Refuses to start with keys that do not fit the database: each stored secret would fail to open
 * later, one at a time, and new ones would be sealed with a key that nobody meant.
 *
 * <p>No session bean: making the secret box would then take the server's lock on singletons under a
 * lock of CDI, which start-up beans take the other way round.
 */
@ApplicationScoped
public class SecretKeyCheck {
  @Resource(lookup = Database.JNDI_NAME)
  private DataSource dataSource;

  @Inject private Settings settings;
  private SecretBox box;

  /** Checked. */
  public SecretBox box() {
    return box;
  }

  @PostConstruct
  void check() {
    try (Connection connection = dataSource.getConnection()) {
      Optional<String> stored = stored(connection);
      box = open(stored.isPresent());
      if (stored.isEmpty()) {
        // Another node may do the same at this moment; then its value counts.
        write(
            connection,
            "insert into key_check (sealed, id) values (?, 1) on conflict do nothing",
            box.keyCheck());
        stored = stored(connection);
      }
      if (!box.opens(stored.orElseThrow())) {
        throw new StartProblem(
            "The secret keys do not fit this database: it was written with other keys. Set"
                + " connections.secrets.keys or connections.secrets.keys-file (on H2,"
                + " secret-keys.json in the data folder) to the keys that belong to it.");
      }
      if (box.needsResealing(stored.orElseThrow())) {
        write(connection, "update key_check set sealed = ? where id = 1", box.keyCheck());
      }
    } catch (SQLException failed) {
      throw new StartProblem(
          "The secret keys could not be checked, since the database failed: "
              + failed.getMessage().lines().findFirst().orElse(""),
          failed);
    }
  }

  private SecretBox open(boolean databaseHasSecrets) {
    Optional<Path> missing = SecretKeys.missingGeneratedFile(settings);
    if (databaseHasSecrets && missing.isPresent()) {
      throw new StartProblem(
          "The secret keys of this database are missing: restore "
              + missing.get()
              + " from the backup.");
    }
    try {
      return new SecretBox(SecretKeys.from(settings));
    } catch (SecretKeysException unusable) {
      throw new StartProblem(unusable.getMessage(), unusable);
    }
  }

  private static Optional<String> stored(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select sealed from key_check where id = 1")) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private static void write(Connection connection, String sql, String sealed) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, sealed);
      statement.executeUpdate();
    }
  }
}

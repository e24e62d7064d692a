package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Rows of a product's database that it has to wait for, until they are released. */
final class HeldRows implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Connection connection;

  private HeldRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param lock a statement that locks them
   */
  static HeldRows by(Postgres postgres, String lock) {
    try {
      Connection connection = DriverManager.getConnection(postgres.url(), "postgres", "");
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(lock);
      }
      return new HeldRows(connection);
    } catch (SQLException refused) {
      throw new AssertionError(lock, refused);
    }
  }

  /** Until somebody waits for them. */
  void awaitWaiting() {
    Poll.until(SOON, () -> assertThat(isWaitedFor()).isTrue());
  }

  /** By the locks, which are read anew; who is connected is looked up once in a transaction. */
  private boolean isWaitedFor() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select count(*) from pg_locks"
                    + " where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))")) {
      found.next();
      return found.getInt(1) > 0;
    }
  }

  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException gone) {
      throw new AssertionError(gone);
    }
  }
}

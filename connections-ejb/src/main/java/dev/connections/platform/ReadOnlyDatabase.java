package dev.connections.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Tells whether a database takes changes, without making one. */
public final class ReadOnlyDatabase {
  /** PostgreSQL's for what is refused in a read-only transaction. */
  public static final String STATE = "25006";

  private static final String POSTGRESQL =
      "select pg_is_in_recovery(), current_setting('transaction_read_only') = 'on'";

  private ReadOnlyDatabase() {}

  /**
   * @param connection in no transaction
   * @throws SQLException with {@link #STATE} when the database is read-only
   */
  static void refuse(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    if (product.equals("postgresql")) {
      try (Statement statement = connection.createStatement();
          ResultSet answer = statement.executeQuery(POSTGRESQL)) {
        answer.next();
        if (answer.getBoolean(1)) {
          throw new SQLException(
              "The database is read-only: it is a standby of another server", STATE);
        }
        if (answer.getBoolean(2)) {
          throw new SQLException(
              "The database is read-only: its setting default_transaction_read_only is on", STATE);
        }
      }
    } else if (connection.isReadOnly()) {
      throw new SQLException("The database is read-only: its file cannot be written to", STATE);
    }
  }

  /**
   * As {@link #refuse}, and takes a connection that turned read-only out of its pool: it would stay
   * there with the server that a fail-over left behind.
   */
  static void refuseAndDrop(Connection pooled) throws SQLException {
    try {
      refuse(pooled);
    } catch (SQLException failed) {
      if (isReadOnly(failed)) {
        pooled.abort(Runnable::run);
      }
      throw failed;
    }
  }

  static boolean isReadOnly(SQLException failed) {
    return STATE.equals(failed.getSQLState());
  }
}

package dev.connections.secret;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The rows of one sealed column, a page at a time. */
final class SealedRows {
  private static final int ROWS_AT_A_TIME = 200;

  private static final Logger LOG = Logger.getLogger(SealedRows.class.getName());

  private final DataSource dataSource;
  private final SecretBox box;
  private final SealedColumn column;

  SealedRows(DataSource dataSource, SecretBox box, SealedColumn column) {
    this.dataSource = dataSource;
    this.box = box;
    this.column = column;
  }

  /**
   * Seals again what another key than the first one sealed. Each row by itself and only if nobody
   * changed it meanwhile, so that several nodes may do it at once and an end in the middle loses
   * nothing.
   *
   * @return how many rows were sealed again
   */
  int reseal() throws SQLException {
    int resealed = 0;
    String last = "";
    try (Connection connection = dataSource.getConnection()) {
      Map<String, String> rows = after(last, connection);
      while (!rows.isEmpty()) {
        for (Map.Entry<String, String> row : rows.entrySet()) {
          last = row.getKey();
          resealed += resealed(last, row.getValue(), connection);
        }
        rows = after(last, connection);
      }
    }
    return resealed;
  }

  /** One row that does not open must not keep the others under a key that is to go. */
  private int resealed(String id, String old, Connection connection) throws SQLException {
    try {
      return box.needsResealing(old) ? replace(id, old, connection) : 0;
    } catch (UnreadableSecretException altered) {
      LOG.warning(altered.getMessage());
      return 0;
    }
  }

  /** Table and column are names of this program, never input. */
  private Map<String, String> after(String id, Connection connection) throws SQLException {
    String sql =
        "select id, %s from %s where id > ? order by id fetch first %d rows only"
            .formatted(column.column(), column.table(), ROWS_AT_A_TIME);
    Map<String, String> rows = new LinkedHashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, id);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.put(found.getString(1), found.getString(2));
        }
      }
    }
    return rows;
  }

  private int replace(String id, String old, Connection connection) throws SQLException {
    String sql =
        "update %1$s set %2$s = ? where id = ? and %2$s = ?"
            .formatted(column.table(), column.column());
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, box.reseal(column.place(id), old));
      update.setString(2, id);
      update.setString(3, old);
      return update.executeUpdate();
    }
  }
}

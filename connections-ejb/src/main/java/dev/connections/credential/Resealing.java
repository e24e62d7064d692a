package dev.connections.credential;

import dev.connections.platform.Database;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * After a start with a new first key: seals the stored secrets again, while the node serves. Each
 * row by itself and only if nobody changed it meanwhile, so that several nodes may do it at once
 * and an end in the middle loses nothing.
 */
@Singleton
@Startup
@DenyAll
public class Resealing {
  private static final Logger LOG = Logger.getLogger(Resealing.class.getName());
  private static final int ROWS_AT_A_TIME = 200;
  private static final long AFTER_START_MILLIS = 5_000;

  @Resource private TimerService timers;

  @Resource(lookup = Database.JNDI_NAME)
  private DataSource dataSource;

  @Inject private SecretBox box;
  @Inject @Any private Instance<SealedColumn> columns;

  @PostConstruct
  void afterStart() {
    timers.createSingleActionTimer(AFTER_START_MILLIS, new TimerConfig("reseal", false));
  }

  /** Seals all columns again; below every boundary, so it carries no role. */
  @Timeout
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void resealAll() {
    for (SealedColumn column : columns) {
      try {
        int resealed = reseal(column);
        if (resealed > 0) {
          LOG.info(() -> resealed + " secrets sealed again with the first key, " + column.table());
        }
      } catch (SQLException | UnreadableSecretException failed) {
        LOG.log(
            Level.WARNING,
            "Not all secrets could be sealed again; keep the old key. The next start tries again.",
            failed);
      }
    }
  }

  private int reseal(SealedColumn column) throws SQLException {
    int resealed = 0;
    String last = "";
    try (Connection connection = dataSource.getConnection()) {
      Map<String, String> rows = rowsAfter(connection, column, last);
      while (!rows.isEmpty()) {
        for (Map.Entry<String, String> row : rows.entrySet()) {
          last = row.getKey();
          if (box.needsResealing(row.getValue())) {
            resealed += replace(connection, column, last, row.getValue());
          }
        }
        rows = rowsAfter(connection, column, last);
      }
    }
    return resealed;
  }

  /** Table and column are names of this program, never input. */
  private static Map<String, String> rowsAfter(Connection db, SealedColumn of, String last)
      throws SQLException {
    String sql =
        "select id, %s from %s where id > ? order by id fetch first %d rows only"
            .formatted(of.column(), of.table(), ROWS_AT_A_TIME);
    Map<String, String> rows = new LinkedHashMap<>();
    try (PreparedStatement select = db.prepareStatement(sql)) {
      select.setString(1, last);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.put(found.getString(1), found.getString(2));
        }
      }
    }
    return rows;
  }

  private int replace(Connection db, SealedColumn of, String id, String old) throws SQLException {
    String sql =
        "update %1$s set %2$s = ? where id = ? and %2$s = ?".formatted(of.table(), of.column());
    try (PreparedStatement update = db.prepareStatement(sql)) {
      update.setString(1, box.reseal(of.place(id), old));
      update.setString(2, id);
      update.setString(3, old);
      return update.executeUpdate();
    }
  }
}

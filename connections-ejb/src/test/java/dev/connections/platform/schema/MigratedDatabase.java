package dev.connections.platform.schema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** A database of its own for the test of a migration. */
public final class MigratedDatabase implements Closeable {
  private final DataSource source;
  private final String scripts;
  private final Closeable server;

  private MigratedDatabase(DataSource source, String scripts, Closeable server) {
    this.source = source;
    this.scripts = scripts;
    this.server = server;
  }

  /**
   * @param name not one of another test
   */
  public static MigratedDatabase h2(String name) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:mem:"
            + name
            + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    return new MigratedDatabase(source, "h2", () -> {});
  }

  public static MigratedDatabase postgreSql() throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start();
    return new MigratedDatabase(postgres.getPostgresDatabase(), "postgresql", postgres);
  }

  public void migrate(String version) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration", "classpath:db/" + scripts)
        .target(version)
        .load()
        .migrate();
  }

  public void execute(List<String> statements) throws SQLException {
    try (Connection jdbc = source.getConnection();
        Statement statement = jdbc.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The columns of each row, with a bar between two. */
  public List<String> rows(String sql) throws SQLException {
    try (Connection jdbc = source.getConnection();
        Statement statement = jdbc.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          columns.add(found.getString(i));
        }
        rows.add(String.join("|", columns.stream().map(String::valueOf).toList()));
      }
      return rows;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

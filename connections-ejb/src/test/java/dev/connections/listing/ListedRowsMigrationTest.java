package dev.connections.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What was stored before lists had rows of their own is listed afterwards, too. */
class ListedRowsMigrationTest {
  private static final List<String> BEFORE =
      List.of(
          "insert into connection values ('c1', 1, 'Acme', 'acme', 'OKTA', 'GLOBAL', '00o1',"
              + " 'Acme Inc', 'acme.okta.com', 'acme', 'ada', now(), 'ada', now())",
          "insert into connection values ('c2', 1, 'Gone', 'gone', 'OKTA', 'GLOBAL', '00o2',"
              + " '', 'gone.okta.com', 'gone', 'ada', now(), 'ada', now())",
          state("c1", "'ACTIVE', null, null, null", "acme"),
          state(
              "c2",
              "'REMOVED', 'bob', timestamp with time zone '2026-11-01 00:00:00+00',"
                  + " timestamp with time zone '2026-12-02 00:00:00+00'",
              "gone"),
          "insert into application (id, version, connection_id, type, name, normalized_name,"
              + " client_id, created_by, created_at, changed_by, changed_at)"
              + " values ('a1', 1, 'c1', 'SYSTEM', 'Backup', 'backup', '0oa1', 'ada', now(), 'ada',"
              + " now()), ('a2', 1, 'c1', 'SYSTEM', 'Idle', 'idle', '0oa2', 'ada', now(), 'ada',"
              + " now())",
          "insert into application_state (application_id, version, status, urgency, reason_subject,"
              + " connection_id, life, type, workload, normalized_name, searched, connection_name,"
              + " connection_searched) select id, 1, 'PENDING', 3, '', connection_id, 'ACTIVE',"
              + " type, 'OKTA', normalized_name, '', 'acme', '' from application",
          "insert into application_capability values ('a1', 'users', 1, 'ada', now()),"
              + " ('a1', 'groups', 1, 'ada', now())");

  private static String state(String id, String life, String name) {
    return "insert into connection_state (connection_id, version, life, removed_by, removed_at,"
        + " delete_at, status, urgency, reason_subject, reason_application, applications,"
        + " connectors, normalized_name, workload, organization_host, searched) values ('"
        + id
        + "', 1, "
        + life
        + ", 'PENDING', 3, '', '', 1, 0, '"
        + name
        + "', 'OKTA', '', '')";
  }

  @Test
  void keepsWhatH2Has() throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:mem:listed;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
            + "DEFAULT_NULL_ORDERING=HIGH");

    migrate(source, "h2");
  }

  @Test
  void keepsWhatPostgreSqlHas() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      migrate(postgres.getPostgresDatabase(), "postgresql");
    }
  }

  private static void migrate(DataSource source, String database) throws SQLException {
    flyway(source, database, "4").migrate();
    try (Connection jdbc = source.getConnection();
        Statement statement = jdbc.createStatement()) {
      for (String sql : BEFORE) {
        statement.execute(sql);
      }
    }

    flyway(source, database, "6").migrate();

    assertThat(
            rows(
                source,
                "select name, cloud, organization_id, organization_name, life"
                    + " from connection_state order by name"))
        .containsExactly("Acme|GLOBAL|00o1|Acme Inc|ACTIVE", "Gone|GLOBAL|00o2||REMOVED");
    assertThat(
            rows(
                source,
                "select id, removed_by, extract(day from removed_at), extract(day from delete_at)"
                    + " from connection where removed_at is not null"))
        .containsExactly("c2|bob|1|2");
    assertThat(
            rows(
                source,
                "select name, client_id, profile_id, capabilities from application_state"
                    + " order by name"))
        .containsExactly("Backup|0oa1|null| groups users ", "Idle|0oa2|null| ");
  }

  private static Flyway flyway(DataSource source, String database, String target) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration", "classpath:db/" + database)
        .target(target)
        .load();
  }

  private static List<String> rows(DataSource source, String sql) throws SQLException {
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
}

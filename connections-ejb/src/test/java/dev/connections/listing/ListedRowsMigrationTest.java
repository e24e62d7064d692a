package dev.connections.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.platform.schema.MigratedDatabase;
import java.sql.SQLException;
import java.util.List;
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
    try (MigratedDatabase database = MigratedDatabase.h2("listed")) {
      migrate(database);
    }
  }

  @Test
  void keepsWhatPostgreSqlHas() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.postgreSql()) {
      migrate(database);
    }
  }

  private static void migrate(MigratedDatabase database) throws SQLException {
    database.migrate("4");
    database.execute(BEFORE);

    database.migrate("6");

    assertThat(
            database.rows(
                "select name, cloud, organization_id, organization_name, life"
                    + " from connection_state order by name"))
        .containsExactly("Acme|GLOBAL|00o1|Acme Inc|ACTIVE", "Gone|GLOBAL|00o2||REMOVED");
    assertThat(
            database.rows(
                "select id, removed_by, extract(day from removed_at), extract(day from delete_at)"
                    + " from connection where removed_at is not null"))
        .containsExactly("c2|bob|1|2");
    assertThat(
            database.rows(
                "select name, client_id, profile_id, capabilities from application_state"
                    + " order by name"))
        .containsExactly("Backup|0oa1|null| groups users ", "Idle|0oa2|null| ");
  }
}

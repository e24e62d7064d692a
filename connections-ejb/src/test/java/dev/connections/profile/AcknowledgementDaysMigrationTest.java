package dev.connections.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.platform.schema.MigratedDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was acknowledged before holds through its day everywhere, too. */
class AcknowledgementDaysMigrationTest {
  private static final List<String> BEFORE =
      List.of(
          "insert into application_connection_profile (id, version, name, normalized_name,"
              + " description, workload, domain, client_id, searched, created_by, created_at,"
              + " changed_by, changed_at) values ('p1', 1, 'p1', 'p1', '', 'OKTA', '', '', '',"
              + " 'ada', now(), 'ada', now())",
          "insert into finding_acknowledgement (profile_id, code, subject, acknowledged_by,"
              + " acknowledged_by_id, acknowledged_at, details, why, ends_at) values ('p1',"
              + " 'UNKNOWN_CREDENTIAL', '', 'ada', '', now(), '', 'Ours.',"
              + " timestamp with time zone '2026-12-01 00:00:00+00')");

  @Test
  void lengthensWhatH2Has() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.h2("acknowledged")) {
      migrate(database);
    }
  }

  @Test
  void lengthensWhatPostgreSqlHas() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.postgreSql()) {
      migrate(database);
    }
  }

  private static void migrate(MigratedDatabase database) throws SQLException {
    database.migrate("9");
    database.execute(BEFORE);

    database.migrate("19");

    assertThat(
            database.rows(
                "select count(*) from finding_acknowledgement"
                    + " where ends_at = timestamp with time zone '2026-12-01 12:00:00+00'"))
        .containsExactly("1");
  }
}

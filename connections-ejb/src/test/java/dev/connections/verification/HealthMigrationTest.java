package dev.connections.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.platform.schema.MigratedDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reason of a status, and since when it is one, come from the findings that there were. */
class HealthMigrationTest {
  private static final String PEOPLE = "'ada', now(), 'ada', now())";

  private static final List<String> BEFORE =
      List.of(
          profile("broken", "CRITICAL", 0),
          profile("away", "UNVERIFIED", 1),
          profile("fresh", "PENDING", 3),
          finding("broken", 0, false, "ROLE_MISSING", "Reader", "2026-11-01"),
          finding("broken", 1, false, "SCOPE_MISSING", "okta.users.read", "2026-10-01"),
          finding("away", 0, false, "UNREACHABLE", "", "2026-11-02"),
          finding("away", 1, true, "ROLE_MISSING", "Reader", "2026-09-01"),
          finding("fresh", 1, true, "ROLE_MISSING", "Reader", "2026-09-01"),
          connection("c1", "'ROLE_MISSING'", "Reader", "Broken"),
          connection("c2", "'CAPABILITY_WITHOUT_APPLICATION'", "Users", ""),
          connection("c3", "null", "", ""),
          application("c1", "broken", "CRITICAL", "'ROLE_MISSING'", "Reader"),
          application("c2", "fresh", "DISABLED", "null", ""));

  private static String profile(String id, String status, int urgency) {
    return "insert into application_connection_profile (id, version, name, normalized_name,"
        + " description, workload, domain, client_id, searched, created_by, created_at, changed_by,"
        + " changed_at) values ('%1$s', 1, '%1$s', '%1$s', '', 'OKTA', '', '', '', ".formatted(id)
        + PEOPLE
        + "; insert into profile_state (profile_id, version, organization_id, organization_host,"
        + " organization_edition, organization_name, cloud, proof_of_possession, status, urgency)"
        + " values ('%s', 1, '', '', '', '', 'GLOBAL', false, '%s', %d)"
            .formatted(id, status, urgency);
  }

  private static String finding(
      String profile, int ordinal, boolean remembered, String code, String subject, String day) {
    return "insert into profile_finding (id, profile_id, ordinal, remembered, code, subject,"
        + " evidence, since) values ('%1$s%2$d', '%1$s', %2$d, %3$b, '%4$s', '%5$s', '',"
            .formatted(profile, ordinal, remembered, code, subject)
        + " timestamp with time zone '%s 00:00:00+00')".formatted(day);
  }

  private static String connection(String id, String reason, String subject, String application) {
    return "insert into connection (id, version, name, normalized_name, workload, cloud,"
        + " organization_id, organization_name, organization_host, created_by, created_at,"
        + " changed_by, changed_at) values"
        + " ('%1$s', 1, '%1$s', '%1$s', 'OKTA', 'GLOBAL', '%1$s', '', '', ".formatted(id)
        + PEOPLE
        + "; insert into connection_state (connection_id, version, life, status, urgency,"
        + " reason_code, reason_subject, reason_application, applications, connectors, name,"
        + " normalized_name, workload, cloud, organization_id, organization_name,"
        + " organization_host, searched) values ('%1$s', 1, 'ACTIVE', 'CRITICAL', 0, %2$s, '%3$s',"
            .formatted(id, reason, subject)
        + " '%2$s', 1, 0, '%1$s', '%1$s', 'OKTA', 'GLOBAL', '%1$s', '', '', '')"
            .formatted(id, application);
  }

  private static String application(
      String connection, String profile, String status, String reason, String subject) {
    String name = profile.substring(0, 1).toUpperCase() + profile.substring(1);
    return "insert into application (id, version, connection_id, type, name, normalized_name,"
        + " client_id, profile_id, created_by, created_at, changed_by, changed_at) values"
        + " ('%1$s', 1, '%2$s', 'CUSTOM', '%3$s', '%1$s', '', '%1$s', "
            .formatted(profile, connection, name)
        + PEOPLE
        + "; insert into application_state (application_id, version, status, urgency, reason_code,"
        + " reason_subject, connection_id, life, type, workload, name, normalized_name, client_id,"
        + " profile_id, capabilities, searched, connection_name, connection_searched) values"
        + " ('%1$s', 1, '%2$s', 0, %3$s, '%4$s', '%5$s', 'ACTIVE', 'CUSTOM', 'OKTA', '%6$s',"
            .formatted(profile, status, reason, subject, connection, name)
        + " '%1$s', '', '%1$s', ' ', '', '', '')".formatted(profile);
  }

  @Test
  void findsTheReasonsThatH2Has() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.h2("health")) {
      migrate(database);
    }
  }

  @Test
  void findsTheReasonsThatPostgreSqlHas() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.postgreSql()) {
      migrate(database);
    }
  }

  private static void migrate(MigratedDatabase database) throws SQLException {
    database.migrate("6");
    database.execute(BEFORE);

    database.migrate("8");

    assertThat(
            database.rows(
                "select profile_id, reason_code, reason_subject, extract(month from reason_since)"
                    + " from profile_state order by profile_id"))
        .containsExactly(
            "away|UNREACHABLE||11", "broken|ROLE_MISSING|Reader|11", "fresh|null||null");
    assertThat(
            database.rows(
                "select application_id, extract(month from reason_since)"
                    + " from application_state order by application_id"))
        .containsExactly("broken|11", "fresh|null");
    assertThat(
            database.rows(
                "select connection_id, extract(month from reason_since)"
                    + " from connection_state order by connection_id"))
        .containsExactly("c1|11", "c2|null", "c3|null");
  }
}

package dev.connections.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What earlier versions stored goes on when owners become accounts and events become acts. */
class OwnersAndActsMigrationTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private Connection database;

  @BeforeEach
  void storeWhatEarlierVersionsStored() throws SQLException {
    database = h2().getConnection();
    flyway(h2(), "4").migrate();
    account("A1", "Ada");
    sql(
        "insert into connection values ('C1', 1, 'Acme', 'acme', 'OKTA', 'GLOBAL', 'O1', '', '',"
            + " '', 'Ada', ?1, 'Ada', ?1)",
        NOON);
  }

  @AfterEach
  void forget() throws SQLException {
    database.close();
  }

  private static DataSource h2() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:mem:owners;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    return source;
  }

  private static Flyway flyway(DataSource source, String version) {
    return Flyway.configure().dataSource(source).target(version).load();
  }

  @Test
  void givesWhatSomebodyOwnsToTheAccountOfThatName() throws SQLException {
    link("L1", "Ada");
    link("L2", "billing");
    sql("insert into verification_batch values ('B1', 1, 'Ada', 'Ada', ?1, null, false, 3)", NOON);
    audit("R1", "signed-in", "account", "A1", "Ada", NOON, "");

    flyway(h2(), "5").migrate();

    assertThat(rows("select id || ' ' || owner_id || ' ' || owner from connector_link order by id"))
        .containsExactly("L1 A1 Ada", "L2 principal:billing billing");
    assertThat(rows("select owner_id || ' ' || running_owner from verification_batch"))
        .containsExactly("A1 A1");
    assertThat(rows("select actor_id || ' ' || actor from audit_row")).containsExactly("A1 Ada");
  }

  @Test
  void makesOneRowOfAnActAndItsEvent() throws SQLException {
    audit("R1", "connection-created", "connection", "C1", "Acme", NOON, "Backup");
    event("E1", null, "", "CONNECTION_CREATED", NOON.minusMillis(3), "");
    event("E2", "P1", "Backup", "APPLICATION_ADDED", NOON.minusMillis(2), "");
    audit("R2", "application-renamed", "application", "P1", "Copy", NOON.plusSeconds(60), "Backup");
    event("E3", "P1", "Copy", "APPLICATION_RENAMED", NOON.plusSeconds(60), "Backup");
    audit("R3", "connector-linked", "connector", "L9", "Nightly", NOON.plusSeconds(90), "Acme");
    event("E4", null, "", "CONNECTOR_LINKED", NOON.plusSeconds(90), "Nightly");

    flyway(h2(), "5").migrate();

    assertThat(rows("select id || ' ' || action from audit_row where connection_id = 'C1'"))
        .containsExactlyInAnyOrder(
            "R1 connection-created", "R2 application-renamed", "R3 connector-linked");
    assertThat(rows("select id from audit_row")).hasSize(3);
  }

  @Test
  void makesARowOfAnEventWhoseActHasNone() throws SQLException {
    event("E1", null, "", "CONNECTION_RENAMED", NOON.minusSeconds(500L * 86_400), "Old");
    event("E2", "P1", "Backup", "REAUTHENTICATED", NOON.minusSeconds(60), "key 1");
    event("E3", "P2", "Second", "APPLICATION_ADDED", NOON, "");

    flyway(h2(), "5").migrate();

    assertThat(
            rows(
                "select action || ', ' || subject_kind || ' ' || subject_name || ', ' || detail"
                    + " from audit_row where connection_id = 'C1' order by at"))
        .containsExactly(
            "connection-renamed, connection Acme, Old",
            "application-reauthenticated, application Backup, key 1",
            "application-added, connection Acme, Second");
  }

  @Test
  void keepsChangesOfAStatusAsTheyAre() throws SQLException {
    sql(
        "insert into connection_event values ('E1', 'C1', 'P1', 'Backup', ?1, 'Ada',"
            + " 'STATUS_CHANGED', 'NO_ISSUES', 'CRITICAL', 'ROLE_MISSING', '', '')",
        NOON);

    flyway(h2(), "5").migrate();

    assertThat(
            rows(
                "select application_name || ' ' || from_status || ' ' || to_status || ' '"
                    + " || reason_code from status_change where connection_id = 'C1'"))
        .containsExactly("Backup NO_ISSUES CRITICAL ROLE_MISSING");
    assertThat(rows("select id from audit_row")).isEmpty();
  }

  private void account(String id, String name) throws SQLException {
    sql(
        "insert into account values ('"
            + id
            + "', 1, '"
            + name
            + "', '"
            + name.toLowerCase()
            + "', 'OPERATOR', true, null, null, null, 1, null, 'x', ?1)",
        NOON);
  }

  private void link(String id, String owner) throws SQLException {
    sql(
        "insert into connector_link values ('"
            + id
            + "', 1, 'C1', '"
            + owner
            + "', 'reference', 'Nightly', ?1, ?1)",
        NOON);
  }

  private void audit(
      String id, String action, String kind, String subject, String name, Instant at, String detail)
      throws SQLException {
    sql(
        "insert into audit_row values ('"
            + String.join("', ?1, 'Ada', '", id, "")
            + String.join("', '", "192.0.2.7", action, kind, subject, name, "DONE", detail)
            + "', 'ada', '')",
        at);
  }

  private void event(
      String id, String application, String name, String kind, Instant at, String detail)
      throws SQLException {
    sql(
        "insert into connection_event values ('"
            + id
            + "', 'C1', "
            + (application == null ? "null" : "'" + application + "'")
            + ", '"
            + name
            + "', ?1, 'Ada', '"
            + kind
            + "', null, null, null, '', '"
            + detail
            + "')",
        at);
  }

  /** ?1 stands for an instant, as often as it is there. */
  private void sql(String statement, Instant at) throws SQLException {
    int times = statement.split("\\?1", -1).length - 1;
    try (PreparedStatement insert = database.prepareStatement(statement.replace("?1", "?"))) {
      for (int i = 1; i <= times; i++) {
        insert.setObject(i, at.atOffset(ZoneOffset.UTC));
      }
      insert.executeUpdate();
    }
  }

  private List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement select = database.createStatement();
        ResultSet found = select.executeQuery(query)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}

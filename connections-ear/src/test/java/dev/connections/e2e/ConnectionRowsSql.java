package dev.connections.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes connections into the database of a product, so that lists have something to show. */
final class ConnectionRowsSql implements AutoCloseable {
  private final Connection jdbc;
  private int number;

  ConnectionRowsSql(String url) throws SQLException {
    jdbc = DriverManager.getConnection(url, "postgres", "");
  }

  /**
   * Adds a connection of Okta with a system application for each list of capabilities.
   *
   * @param status of the connection and of its applications
   * @param days until their credentials end, or null for never
   * @return its id
   */
  String add(String name, String status, Integer days, List<List<String>> applications)
      throws SQLException {
    number++;
    String id = "00000000-0000-4000-8000-" + String.format("%012d", number);
    String host = "acme" + number + ".okta.com";
    String searched = name.toLowerCase() + "\n" + host + "\n00o" + number;
    String expiry = days == null ? "null" : "'" + Instant.now().plus(days, ChronoUnit.DAYS) + "'";
    String reason = status.equals("CRITICAL") ? "'ROLE_MISSING'" : "null";
    run(
        "insert into connection values ('%s', 1, '%s', lower('%s'), 'OKTA', 'GLOBAL', '00o%d',"
            + " '', '%s', 'ada', now(), 'ada', now())",
        id, name, name, number, host);
    run(
        "insert into connection_state (connection_id, version, life, status, urgency, reason_code,"
            + " reason_subject, reason_application, applications, connectors, nearest_expiry,"
            + " checked_at, name, normalized_name, workload, cloud, organization_id,"
            + " organization_name, organization_host, searched) values ('%s', 1, 'ACTIVE', '%s',"
            + " %d, %s, '', '', %d, %d, %s, now(), '%s', lower('%s'), 'OKTA', 'GLOBAL', '00o%d',"
            + " '', '%s', '%s')",
        id,
        status,
        status.equals("CRITICAL") ? 0 : status.equals("NEEDS_ATTENTION") ? 2 : 4,
        reason,
        applications.size(),
        number % 4,
        expiry,
        name,
        name,
        number,
        host,
        searched);
    for (int i = 0; i < applications.size(); i++) {
      addApplication(id, i, name, status, expiry, reason, applications.get(i));
    }
    return id;
  }

  private void addApplication(
      String connection,
      int index,
      String connectionName,
      String status,
      String expiry,
      String reason,
      List<String> capabilities)
      throws SQLException {
    String id = connection.replace("-4000-", "-41" + String.format("%02d", index) + "-");
    String client = "0oa" + number + "x" + index;
    String name = "Backup " + (index + 1);
    run(
        "insert into application_connection_profile (id, version, type, name, normalized_name,"
            + " description, workload, domain, client_id, searched, created_by, created_at,"
            + " changed_by, changed_at) values ('%s', 1, 'SYSTEM', '%s', '%s', '', 'OKTA', '%s',"
            + " '%s', '', 'ada', now(), 'ada', now())",
        id, id, id, client, client);
    run(
        "insert into profile_state (profile_id, version, organization_id, organization_host,"
            + " organization_edition, proof_of_possession, status, urgency, reason_subject)"
            + " values ('%s', 1, '', '', '', false, '%s', 4, '')",
        id, status);
    run(
        "insert into application (id, version, connection_id, type, name, normalized_name,"
            + " client_id, profile_id, created_by, created_at, changed_by, changed_at) values"
            + " ('%s', 1, '%s', 'SYSTEM', '%s', lower('%s'), '%s', '%s', 'ada', now(), 'ada',"
            + " now())",
        id, connection, name, name, client, id);
    run(
        "insert into application_state (application_id, version, status, urgency, reason_code,"
            + " reason_subject, nearest_expiry, checked_at, connection_id, life, type, workload,"
            + " name, normalized_name, client_id, searched, capabilities, connection_name,"
            + " connection_searched) values ('%s', 1, '%s', 4, %s, '', %s, now(), '%s', 'ACTIVE',"
            + " 'SYSTEM', 'OKTA', '%s', lower('%s'), '%s', lower('%s %s'), ' %s ', lower('%s'),"
            + " lower('%s'))",
        id,
        status,
        reason,
        expiry,
        connection,
        name,
        name,
        client,
        name,
        client,
        String.join(" ", capabilities),
        connectionName,
        connectionName);
    for (String code : capabilities) {
      run("insert into application_capability values ('%s', '%s', 1, 'ada', now())", id, code);
    }
  }

  /** Lets the first application of a connection sign in with a profile. */
  void use(String connection, String profile) throws SQLException {
    run(
        "update application set type = 'CUSTOM', profile_id = (select id from"
            + " application_connection_profile where name = '%s') where connection_id = '%s' and"
            + " name = 'Backup 1'",
        profile, connection);
    run(
        "update application_state s set type = 'CUSTOM', profile_id = (select a.profile_id from"
            + " application a where a.id = s.application_id) where connection_id = '%s' and"
            + " name = 'Backup 1'",
        connection);
  }

  /** As the person would have removed it. */
  void remove(String id) throws SQLException {
    run(
        "update connection set removed_by = 'ada', removed_at = now(),"
            + " delete_at = now() + interval '31' day where id = '%s'",
        id);
    run(
        "update connection_state set life = 'REMOVED', delete_at = now() + interval '31' day"
            + " where connection_id = '%s'",
        id);
    run("update application_state set life = 'REMOVED' where connection_id = '%s'", id);
  }

  void removeByName(String name) throws SQLException {
    try (Statement statement = jdbc.createStatement();
        var found =
            statement.executeQuery("select id from connection where name = '" + name + "'")) {
      found.next();
      remove(found.getString(1));
    }
  }

  /** So many connections more as this one, without applications and by other names. */
  void repeat(String name, int times) throws SQLException {
    String other =
        "jsonb_build_object('%s', lpad(n::text, 36, '0'), 'name', '%s ' || n, 'normalized_name',"
            + " lower('%s ' || n), 'organization_id', 'again ' || n)";
    String sql =
        "insert into %s select (jsonb_populate_record(r, %s)).* from %s r,"
            + " generate_series(1, %d) n where r.name = '%s'";
    for (List<String> table :
        List.of(List.of("connection", "id"), List.of("connection_state", "connection_id"))) {
      String of = table.get(0);
      run(sql, of, String.format(other, table.get(1), name, name), of, times, name);
    }
  }

  /** Ends those that were repeated. */
  void endRepeated() throws SQLException {
    run("delete from connection where organization_id like 'again %%'");
  }

  private void run(String sql, Object... values) throws SQLException {
    try (Statement statement = jdbc.createStatement()) {
      statement.execute(String.format(sql, values));
    }
  }

  @Override
  public void close() throws SQLException {
    jdbc.close();
  }
}

package dev.connections.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Rows of the database of a product, made as the services make them but without their pages. */
final class StoredConnections {
  private final Postgres postgres;

  StoredConnections(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * A connection whose only application signs in with a verified profile. Its organization has an
   * id of its own, since the sandbox has fewer organizations than a test class has connections.
   *
   * @param profile its name
   * @return the id
   */
  String of(String profile, String name, String... capabilities) {
    String id = UUID.randomUUID().toString();
    String application = UUID.randomUUID().toString();
    run(
        "insert into connection select ?, 1, ?, lower(?), p.workload, s.cloud, ?,"
            + " s.organization_name, s.organization_host, 'ada', now(), 'ada', now()"
            + " from application_connection_profile p join profile_state s on s.profile_id = p.id"
            + " where p.name = ?",
        id,
        name,
        name,
        id,
        profile);
    listed(id, 1);
    run(
        "insert into application select ?, 1, ?, 'CUSTOM', ?, lower(?), p.client_id, p.id, null,"
            + " null, 'ada', now(), 'ada', now() from application_connection_profile p"
            + " where p.name = ?",
        application,
        id,
        profile,
        profile,
        profile);
    run(
        "insert into application_state (application_id, version, status, urgency, reason_subject,"
            + " connection_id, life, type, workload, name, normalized_name, client_id, profile_id,"
            + " searched, capabilities, connection_name, connection_searched)"
            + " select a.id, 1, 'NO_ISSUES', 9, '', a.connection_id, 'ACTIVE', a.type, c.workload,"
            + " a.name, a.normalized_name, a.client_id, a.profile_id, a.normalized_name, ?,"
            + " c.normalized_name, c.normalized_name from application a"
            + " join connection c on c.id = a.connection_id where a.id = ?",
        " " + String.join(" ", capabilities) + " ",
        application);
    for (String code : capabilities) {
      run("insert into application_capability values (?, ?, 1, 'ada', now())", application, code);
    }
    return id;
  }

  /**
   * More applications of a connection that has one, with all that is known of that and its profile.
   */
  void copied(String connection, int copies) {
    String application = one("select id from application where connection_id = ?", connection);
    String profile = one("select profile_id from application where id = ?", application);
    String run = one("select id from verification_run where subject_id = ?", profile);
    String named = ", 'name', t.name || n, 'normalized_name', t.normalized_name || n";
    String ofProfile = "'profile_id', md5(t.profile_id || n)";
    String itself = "'id', md5(t.id || n)";
    String ofApplication = "'application_id', md5(t.application_id || n)";
    copy("application_connection_profile", "id", profile, copies, itself + named);
    copy(
        "profile_state", "profile_id", profile, copies, ofProfile + ", 'registration', null::text");
    copy("profile_key", "profile_id", profile, copies, itself + ", " + ofProfile);
    copy("profile_permission", "profile_id", profile, copies, ofProfile);
    copy("verification_run", "id", run, copies, itself + ", 'subject_id', md5(t.subject_id || n)");
    copy("verification_step", "run_id", run, copies, "'run_id', md5(t.run_id || n)");
    copy("application", "id", application, copies, itself + ", " + ofProfile + named);
    copy(
        "application_state",
        "application_id",
        application,
        copies,
        ofApplication + ", " + ofProfile + named);
    copy("application_capability", "application_id", application, copies, ofApplication);
  }

  private void copy(String table, String key, String value, int copies, String changed) {
    String record = "jsonb_populate_record(null::" + table + ", to_jsonb(t) || jsonb_build_object(";
    int made =
        update(
            "insert into "
                + table
                + " select ("
                + record
                + changed
                + "))).* from "
                + table
                + " t, generate_series(1, "
                + copies
                + ") n where t."
                + key
                + " = ?",
            value);
    if (made < copies) {
      throw new AssertionError("nothing to copy in " + table);
    }
  }

  /** A connection of Okta without an application. */
  String empty(String name) {
    String id = UUID.randomUUID().toString();
    run(
        "insert into connection values (?, 1, ?, lower(?), 'OKTA', 'GLOBAL', ?, '',"
            + " 'acme.okta.com', 'ada', now(), 'ada', now())",
        id,
        name,
        name,
        id);
    listed(id, 0);
    return id;
  }

  private void listed(String id, int applications) {
    run(
        "insert into connection_state (connection_id, version, life, status, urgency,"
            + " reason_subject, reason_application, applications, connectors, name,"
            + " normalized_name, workload, cloud, organization_id, organization_name,"
            + " organization_host, searched)"
            + " select id, 1, 'ACTIVE', 'NO_ISSUES', 9, '', '', "
            + applications
            + ", 0, name, normalized_name,"
            + " workload, cloud, organization_id, organization_name, organization_host,"
            + " normalized_name from connection where id = ?",
        id);
  }

  /** A connector of another application that needs one capability. */
  String linked(String connection, String name, String needs) {
    String id = UUID.randomUUID().toString();
    run(
        "insert into connector_link (id, version, connection_id, owner, reference, name, kind,"
            + " created_at, changed_at, owner_id) values (?, 1, ?, 'backup-app', ?, ?,"
            + " 'Nightly backup', now(), now(), 'principal:backup-app')",
        id,
        connection,
        id,
        name);
    run("insert into connector_link_capability values (?, ?)", id, needs);
    return id;
  }

  /** It was given tokens one hour and three hours ago, and was refused one three hours ago. */
  void used(String link) {
    run(
        "insert into connector_use values (?, now() - interval '1' hour, now() - interval '3' hour,"
            + " 'The organization answers too slowly. Try again in 30 seconds.')",
        link);
    run(
        "insert into connector_use_hour select id, date_trunc('hour', now() - interval '1' hour),"
            + " connection_id, 12, 0 from connector_link where id = ?",
        link);
    run(
        "insert into connector_use_hour select id, date_trunc('hour', now() - interval '3' hour),"
            + " connection_id, 30, 1 from connector_link where id = ?",
        link);
  }

  void unlinked(String link) {
    run("delete from connector_link where id = ?", link);
  }

  private void run(String sql, String... values) {
    if (update(sql, values) != 1) {
      throw new AssertionError("no row by " + sql);
    }
  }

  private int update(String sql, String... values) {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), "postgres", "postgres");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException refused) {
      throw new AssertionError(sql, refused);
    }
  }

  private String one(String sql, String value) {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), "postgres", "postgres");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet found = statement.executeQuery()) {
        if (!found.next()) {
          throw new AssertionError("nothing by " + sql);
        }
        return found.getString(1);
      }
    } catch (SQLException refused) {
      throw new AssertionError(sql, refused);
    }
  }
}

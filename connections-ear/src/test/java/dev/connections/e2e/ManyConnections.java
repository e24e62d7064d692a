package dev.connections.e2e;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills a migrated database with connections of both workloads and two and a half times as many
 * applications, in whole tables at a time. The statuses are those of a healthy installation: 3 of
 * 100 are critical, two of these since somebody has to sign in again, 7 need attention; half of the
 * credentials end within two years, some have ended; 1 of 500 has a finding that somebody answers
 * for; 1 of 200 connections was removed; 1 of 100 has a name that comes behind all others.
 */
final class ManyConnections {
  /** Each number once, far from its neighbours, so that no column is in the order of the rows. */
  private static final String SPREAD = "mod(x * 48271, 2147483647)";

  private static final String NOW = "current_timestamp";

  /** Those of constraints are not among them. */
  private static final Pattern INDEX = Pattern.compile("CREATE INDEX (\\S+)");

  private static final String CONNECTIONS =
      "insert into connection (id, version, name, normalized_name, workload, cloud,"
          + " organization_id, organization_name, organization_host, created_by, created_at,"
          + " changed_by, changed_at, removed_by, removed_at, delete_at)"
          + " select id, 1, concat(upper(substring(f from 1 for 1)), substring(f from 2), ' ', n),"
          + " concat(f, ' ', n), w, 'GLOBAL',"
          + " concat('9f1c0000-0000-4e2a-8000-', n), concat('Contoso Ltd ', n), concat(n, h),"
          + " 'ada', NOW, 'ada', NOW, case when mod(x, 200) = 7 then 'ada' end,"
          + " case when mod(x, 200) = 7 then NOW end,"
          + " case when mod(x, 200) = 7 then NOW + interval '31' day end from"
          + " (select x, concat(lpad(cast(x as varchar), 12, '0'), '-0000-4000-8000-000000')"
          + " as id, lpad(cast(SPREAD as varchar), 12, '0') as n,"
          + " case when mod(x, 100) = 42 then 'woodgrove' else 'contoso' end as f,"
          + " case when mod(x, 3) = 0 then 'OKTA' else 'MICROSOFT_365' end as w,"
          + " case when mod(x, 3) = 0 then '.okta.com' else '.onmicrosoft.com' end as h"
          + " from NUMBERS) numbered";

  private static final String STATES =
      "insert into connection_state (connection_id, version, life, status, urgency, reason_subject,"
          + " reason_application, reason_code, acknowledged, applications, connectors,"
          + " nearest_expiry, checked_at,"
          + " name, normalized_name, workload, cloud, organization_id, organization_name,"
          + " organization_host, searched)"
          + " select c.id, 1, case when mod(x, 200) = 7 then 'REMOVED' else 'ACTIVE' end, STATUS,"
          + " URGENCY, '', '', case when mod(x, 100) < 3 then case when mod(x, 2) = 0 then"
          + " 'GRANT_REVOKED' else 'ROLE_MISSING' end end,"
          + " case when mod(x, 500) = 101 then 1 else 0 end, 2 + mod(x, 2), mod(x, 5),"
          + " case when mod(x, 2) = 0 then null else NOW + EXPIRY end,"
          + " case when mod(x, 100) = 50 then null else NOW - CHECK end,"
          + " c.name, c.normalized_name, c.workload, c.cloud, c.organization_id,"
          + " c.organization_name, c.organization_host, lower(concat(c.normalized_name, chr(10),"
          + " c.organization_name, chr(10), c.organization_host, chr(10), c.organization_id))"
          + " from NUMBERS numbered join connection c on c.id ="
          + " concat(lpad(cast(x as varchar), 12, '0'), '-0000-4000-8000-000000')";

  private static final String PROFILES =
      "insert into application_connection_profile (id, version, type, name, normalized_name,"
          + " description, workload, domain, client_id, searched, created_by, created_at,"
          + " changed_by, changed_at) select concat(substring(c.id from 1 for 34), '-', a.i), 1,"
          + " 'SYSTEM', concat(c.name, ' ', a.i), concat(c.normalized_name, ' ', a.i), '',"
          + " c.workload, c.organization_host, concat('0oa', c.organization_id, a.i), '', 'ada',"
          + " NOW, 'ada', NOW from connection c"
          + " join connection_state s on s.connection_id = c.id join (select x as i from FEW) a on"
          + " a.i <= s.applications";

  private static final String PROFILE_STATES =
      "insert into profile_state (profile_id, version, organization_id, organization_host,"
          + " organization_edition, proof_of_possession, status, urgency, reason_subject)"
          + " select p.id, 1, '', '', '', false, 'NO_ISSUES', 4, ''"
          + " from application_connection_profile p";

  private static final String APPLICATIONS =
      "insert into application (id, version, connection_id, type, name, normalized_name, client_id,"
          + " profile_id, created_by, created_at, changed_by, changed_at)"
          + " select concat(substring(c.id from 1"
          + " for 34), '-', a.i), 1, c.id, 'SYSTEM', concat('Backup ', a.i), concat('backup ',"
          + " a.i), concat('0oa', c.organization_id, a.i),"
          + " concat(substring(c.id from 1 for 34), '-', a.i), 'ada', NOW, 'ada', NOW"
          + " from connection c"
          + " join connection_state s on s.connection_id = c.id join (select x as i from FEW) a on"
          + " a.i <= s.applications";

  private static final String APPLICATION_STATES =
      "insert into application_state (application_id, version, status, urgency, reason_subject,"
          + " reason_code, acknowledged, nearest_expiry, checked_at, connection_id, life, type,"
          + " workload, name, normalized_name, client_id, searched, capabilities, connection_name,"
          + " connection_searched) select a.id, 1, s.status, s.urgency, '', s.reason_code,"
          + " s.acknowledged, s.nearest_expiry, s.checked_at, s.connection_id, s.life, a.type,"
          + " s.workload, a.name, a.normalized_name, a.client_id, concat(a.normalized_name,"
          + " chr(10), a.client_id), case when s.workload = 'OKTA' then ' groups org-access users '"
          + " else ' directory-access exchange-backup ' end, s.normalized_name, s.searched from"
          + " application a join connection_state s on s.connection_id = a.connection_id";

  private static final String CAPABILITIES =
      "insert into application_capability (application_id, code, catalog_version, added_by,"
          + " added_at) select a.id, k.code, 1, 'ada', NOW from application a join connection c"
          + " on c.id = a.connection_id join (select 'OKTA' as w, 'org-access' as code"
          + " union all select 'OKTA', 'users' union all select 'OKTA', 'groups'"
          + " union all select 'MICROSOFT_365', 'directory-access'"
          + " union all select 'MICROSOFT_365', 'exchange-backup') k on k.w = c.workload";

  private ManyConnections() {}

  /**
   * Replaces all connections that are there.
   *
   * @param connections a multiple of 100
   */
  static void load(Connection jdbc, int connections) throws SQLException {
    boolean postgres = jdbc.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    try (Statement statement = jdbc.createStatement()) {
      statement.execute("delete from connection");
      statement.execute("delete from application_connection_profile");
      List<String> indexes = postgres ? List.of() : takeIndexes(statement);
      for (String sql :
          List.of(
              CONNECTIONS,
              STATES,
              PROFILES,
              PROFILE_STATES,
              APPLICATIONS,
              APPLICATION_STATES,
              CAPABILITIES)) {
        statement.execute(in(sql, postgres, connections));
      }
      for (String index : indexes) {
        statement.execute(index);
      }
      // What PostgreSQL does by itself within a minute, and H2 never.
      statement.execute(postgres ? "vacuum analyze" : "analyze");
    }
  }

  /** H2 fills an index many times faster when all rows are there already. */
  private static List<String> takeIndexes(Statement statement) throws SQLException {
    Map<String, String> indexes = new LinkedHashMap<>();
    try (ResultSet script =
        statement.executeQuery(
            "script nodata table connection, connection_state, application, application_state,"
                + " application_capability")) {
      while (script.next()) {
        Matcher index = INDEX.matcher(script.getString(1));
        if (index.lookingAt()) {
          indexes.put(index.group(1), script.getString(1));
        }
      }
    }
    for (String name : indexes.keySet()) {
      statement.execute("drop index " + name);
    }
    return List.copyOf(indexes.values());
  }

  private static String in(String sql, boolean postgres, int connections) {
    String days = "interval '1' day * ";
    return sql.replace("NUMBERS", numbers(postgres, connections))
        .replace("FEW", numbers(postgres, 3))
        .replace("EXPIRY", days + "(mod(x * 37, 730) - 10)")
        .replace("CHECK", "interval '1' second * mod(x * 7919, 86400)")
        .replace(
            "STATUS",
            "case when mod(x, 100) < 3 then 'CRITICAL' when mod(x, 100) < 10 then"
                + " 'NEEDS_ATTENTION' when mod(x, 100) < 12 then 'UNVERIFIED' when mod(x, 100) < 13"
                + " then 'PENDING' when mod(x, 100) < 14 then 'DISABLED' else 'NO_ISSUES' end")
        .replace(
            "URGENCY",
            "case when mod(x, 100) < 3 then 0 when mod(x, 100) < 10 then 2 when mod(x, 100) < 12"
                + " then 1 when mod(x, 100) < 13 then 3 when mod(x, 100) < 14 then 5 else 4 end")
        .replace("SPREAD", SPREAD)
        .replace("NOW", NOW);
  }

  private static String numbers(boolean postgres, int count) {
    return postgres
        ? "(select x from generate_series(cast(1 as bigint), " + count + ") x)"
        : "(select \"X\" as x from system_range(1, " + count + "))";
  }
}

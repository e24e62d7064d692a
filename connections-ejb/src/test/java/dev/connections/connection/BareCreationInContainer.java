package dev.connections.connection;

import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.application.NewApplication;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.activity.Act;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.profile.use.ProfileStanding;
import dev.connections.provider.Organization;
import dev.connections.verification.Health;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/** The inserts that making a connection causes, by JDBC alone. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
public class BareCreationInContainer {
  private static final String PEOPLE = "created_by, created_at, changed_by, changed_at)";

  @Resource(lookup = "java:app/jdbc/connections")
  private DataSource source;

  @Inject private NamedCapabilities capabilities;

  /** Its name, and whether PostgreSQL waits for the disk. */
  String database() throws SQLException {
    try (Connection jdbc = source.getConnection()) {
      String name = jdbc.getMetaData().getDatabaseProductName();
      return "PostgreSQL".equals(name) ? name + " with fsync " + fsync(jdbc) : name;
    }
  }

  private static String fsync(Connection jdbc) throws SQLException {
    try (Statement show = jdbc.createStatement();
        ResultSet shown = show.executeQuery("show fsync")) {
      shown.next();
      return shown.getString(1);
    }
  }

  /** Wishes for connections whose profiles are there, with three capabilities each. */
  public List<NewConnection> wanted(int count) throws SQLException {
    List<CapabilityView> held =
        capabilities.of(
            Workload.of("OKTA"), List.of("org-access", "users-backup", "groups-backup"));
    List<NewConnection> all = new ArrayList<>();
    try (Connection jdbc = source.getConnection();
        PreparedStatement profile =
            insert(
                jdbc,
                "application_connection_profile (id, version, name, normalized_name, description,"
                    + " workload, domain, client_id, searched, "
                    + PEOPLE,
                13);
        PreparedStatement state =
            insert(
                jdbc,
                "profile_state (profile_id, version, organization_id, organization_host,"
                    + " organization_edition, proof_of_possession, status, urgency,"
                    + " reason_subject)",
                9)) {
      jdbc.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        String id = UUID.randomUUID().toString();
        run(
            profile,
            id,
            1L,
            id,
            id,
            "",
            "OKTA",
            id + ".okta.test",
            "0oa" + id,
            id,
            "ada",
            now(),
            "ada",
            now());
        run(state, id, 1L, id, id + ".okta.test", "", false, "PENDING", 3, "");
        String host = id + ".okta.test";
        all.add(
            new NewConnection(
                UUID.randomUUID().toString(),
                "Acme " + id,
                Workload.of("OKTA"),
                new Organization(id, Cloud.GLOBAL, host, host, "Acme " + id, ""),
                new NewApplication(ApplicationType.CUSTOM, "Backup", standing(id), held, "")));
      }
      jdbc.commit();
      jdbc.setAutoCommit(true);
    }
    return all;
  }

  private static ProfileStanding standing(String id) {
    return new ProfileStanding(id, "0oa" + id, id, Health.PENDING);
  }

  /** How many of them a second are made. */
  double rate(List<NewConnection> all) throws SQLException {
    try (Connection jdbc = source.getConnection();
        PreparedStatement connection =
            insert(
                jdbc,
                "connection (id, version, name, normalized_name, workload, cloud, organization_id,"
                    + " organization_name, organization_host, removed_by, removed_at, delete_at, "
                    + PEOPLE,
                16);
        PreparedStatement state =
            insert(
                jdbc,
                "connection_state (connection_id, version, life, delete_at, status, urgency,"
                    + " reason_code, reason_subject, reason_application, applications, connectors,"
                    + " nearest_expiry, checked_at, name, normalized_name, workload, cloud,"
                    + " organization_id, organization_name, organization_host, searched)",
                21);
        PreparedStatement application =
            insert(
                jdbc,
                "application (id, version, connection_id, type, name, normalized_name, client_id,"
                    + " profile_id, disabled_by, disabled_at, "
                    + PEOPLE,
                14);
        PreparedStatement applicationState =
            insert(
                jdbc,
                "application_state (application_id, version, status, urgency, reason_code,"
                    + " reason_subject, nearest_expiry, checked_at, connection_id, life, type,"
                    + " workload, name, normalized_name, client_id, profile_id, searched,"
                    + " capabilities, connection_name, connection_searched)",
                20);
        PreparedStatement capability =
            insert(
                jdbc,
                "application_capability (application_id, code, catalog_version, added_by,"
                    + " added_at)",
                5);
        PreparedStatement audit =
            insert(
                jdbc,
                "audit_row (id, at, actor, actor_id, address, action, subject_kind, subject_id,"
                    + " subject_name, searched_actor, searched_subject, result, detail,"
                    + " connection_id)",
                14);
        PreparedStatement event =
            jdbc.prepareStatement(
                "insert into connection_event (number, kind, connection_id, connection_name,"
                    + " owner_id, connector_id, status, at)"
                    + " values (nextval('connection_event_number'), ?, ?, ?, ?, ?, ?, ?)")) {
      jdbc.setAutoCommit(false);
      long start = System.nanoTime();
      for (NewConnection wanted : all) {
        String id = wanted.id();
        String name = wanted.name().toLowerCase(Locale.ROOT);
        String host = wanted.organization().host();
        String organization = wanted.organization().id();
        String searched = String.join("\n", name, name, host, organization);
        String app = UUID.randomUUID().toString();
        NewApplication held = wanted.application();
        run(
            connection,
            id,
            1L,
            wanted.name(),
            name,
            "OKTA",
            "GLOBAL",
            organization,
            wanted.name(),
            host,
            null,
            null,
            null,
            "bare",
            now(),
            "bare",
            now());
        run(
            state,
            id,
            1L,
            "ACTIVE",
            null,
            "PENDING",
            3,
            null,
            "",
            "",
            1,
            0,
            null,
            null,
            wanted.name(),
            name,
            "OKTA",
            "GLOBAL",
            organization,
            wanted.name(),
            host,
            searched);
        run(
            application,
            app,
            1L,
            id,
            "CUSTOM",
            "Backup",
            "backup",
            held.profile().clientId(),
            held.profile().id(),
            null,
            null,
            "bare",
            now(),
            "bare",
            now());
        run(
            applicationState,
            app,
            1L,
            "PENDING",
            3,
            null,
            "",
            null,
            null,
            id,
            "ACTIVE",
            "CUSTOM",
            "OKTA",
            "Backup",
            "backup",
            held.profile().clientId(),
            held.profile().id(),
            "backup\n" + held.profile().clientId(),
            " groups-backup org-access users-backup ",
            name,
            searched);
        for (CapabilityView one : held.capabilities()) {
          run(capability, app, one.code(), one.version(), "bare", now());
        }
        run(
            audit,
            UUID.randomUUID().toString(),
            now(),
            "bare",
            "principal:bare",
            "",
            Act.CONNECTION_CREATED.code(),
            "connection",
            id,
            wanted.name(),
            "bare",
            name,
            "DONE",
            "Backup",
            id);
        run(event, "CREATED", id, wanted.name(), "", "", "PENDING", now());
        jdbc.commit();
      }
      double rate = all.size() * 1e9 / (System.nanoTime() - start);
      jdbc.setAutoCommit(true);
      return rate;
    }
  }

  private static PreparedStatement insert(Connection jdbc, String into, int columns)
      throws SQLException {
    return jdbc.prepareStatement(
        "insert into " + into + " values (?" + ", ?".repeat(columns - 1) + ")");
  }

  private static void run(PreparedStatement insert, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
    insert.executeUpdate();
  }

  private static OffsetDateTime now() {
    return Instant.now().atOffset(ZoneOffset.UTC);
  }
}

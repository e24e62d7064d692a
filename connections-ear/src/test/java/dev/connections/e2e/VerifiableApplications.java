package dev.connections.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import dev.connections.platform.Settings;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.secret.SealedColumn;
import dev.connections.secret.SecretBox;
import dev.connections.secret.SecretKeys;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Fills a migrated database with connections of one application each, whose profiles sign in to the
 * pretend organizations. Each connection has an organization of its own, since the sandbox has
 * fewer organizations than that.
 */
final class VerifiableApplications {
  private static final List<String> CAPABILITIES =
      List.of(
          "org-access", "users-backup", "groups-backup", "applications-backup", "devices-backup");

  private final SecretBox box;
  private final Map<String, PreparedStatement> inserts = new LinkedHashMap<>();
  private final Connection jdbc;

  private VerifiableApplications(Connection jdbc, String secretKeys) {
    this.jdbc = jdbc;
    this.box =
        new SecretBox(
            SecretKeys.from(Settings.ofKeys(Map.of("connections.secrets.keys", secretKeys))));
  }

  /**
   * Connections {@code Bench 000} and so on; even numbers sign in with the first application.
   *
   * @param secretKeys of the product
   */
  static void load(
      Connection jdbc,
      int connections,
      String secretKeys,
      List<Organization> organizations,
      List<ServiceApp> apps)
      throws SQLException {
    jdbc.setAutoCommit(false);
    var rows = new VerifiableApplications(jdbc, secretKeys);
    for (int i = 0; i < connections; i++) {
      rows.add(i, organizations.get(i % apps.size()), apps.get(i % apps.size()));
    }
    for (PreparedStatement insert : rows.inserts.values()) {
      insert.executeBatch();
      insert.close();
    }
    jdbc.commit();
  }

  private void add(int number, Organization organization, ServiceApp app) throws SQLException {
    String name = String.format(Locale.ROOT, "Bench %03d", number);
    String lower = name.toLowerCase(Locale.ROOT);
    String host = organization.origin().getRawAuthority();
    String profile = UUID.randomUUID().toString();
    String connection = UUID.randomUUID().toString();
    String application = UUID.randomUUID().toString();
    addProfile(profile, name, lower, host, organization, app);
    addConnection(connection, name, lower, host);
    insert(
        "application",
        changed(
            row(
                "id",
                application,
                "version",
                1L,
                "connection_id",
                connection,
                "type",
                "CUSTOM",
                "name",
                "Backup",
                "normalized_name",
                "backup",
                "client_id",
                app.clientId(),
                "profile_id",
                profile)));
    insert(
        "application_state",
        row(
            "application_id",
            application,
            "version",
            1L,
            "status",
            "PENDING",
            "urgency",
            3,
            "reason_subject",
            "",
            "connection_id",
            connection,
            "life",
            "ACTIVE",
            "type",
            "CUSTOM",
            "workload",
            "OKTA",
            "name",
            "Backup",
            "normalized_name",
            "backup",
            "client_id",
            app.clientId(),
            "profile_id",
            profile,
            "searched",
            "backup",
            "capabilities",
            " " + String.join(" ", CAPABILITIES) + " ",
            "connection_name",
            lower,
            "connection_searched",
            lower));
    for (String code : CAPABILITIES) {
      insert(
          "application_capability",
          row(
              "application_id",
              application,
              "code",
              code,
              "catalog_version",
              1,
              "added_by",
              "ada",
              "added_at",
              now()));
    }
  }

  private void addProfile(
      String id, String name, String lower, String host, Organization organization, ServiceApp app)
      throws SQLException {
    insert(
        "application_connection_profile",
        changed(
            row(
                "id",
                id,
                "version",
                1L,
                "type",
                "CUSTOM",
                "name",
                name,
                "normalized_name",
                lower,
                "description",
                "",
                "workload",
                "OKTA",
                "domain",
                host,
                "client_id",
                app.clientId(),
                "searched",
                lower)));
    insert(
        "profile_state",
        row(
            "profile_id",
            id,
            "version",
            1L,
            "organization_id",
            organization.id(),
            "organization_host",
            host,
            "organization_edition",
            "",
            "proof_of_possession",
            false,
            "status",
            "PENDING",
            "urgency",
            3,
            "reason_subject",
            ""));
    String key = UUID.randomUUID().toString();
    String json = app.key().privateJwk();
    JWK jwk = parsed(json);
    insert(
        "profile_key",
        row(
            "id",
            key,
            "version",
            1L,
            "profile_id",
            id,
            "state",
            "CURRENT",
            "sealed",
            box.seal(
                new SealedColumn("profile_key", "sealed").place(key),
                json.getBytes(StandardCharsets.UTF_8)),
            "public_jwk",
            jwk.toPublicJWK().toJSONString(),
            "key_id",
            jwk.getKeyID(),
            "thumbprint",
            thumbprint(jwk),
            "kind",
            "RSA 2048",
            "source",
            "JWK",
            "added_by",
            "ada",
            "added_at",
            now()));
  }

  private void addConnection(String id, String name, String lower, String host)
      throws SQLException {
    insert(
        "connection",
        changed(
            row(
                "id",
                id,
                "version",
                1L,
                "name",
                name,
                "normalized_name",
                lower,
                "workload",
                "OKTA",
                "cloud",
                "GLOBAL",
                "organization_id",
                id,
                "organization_name",
                name,
                "organization_host",
                host)));
    insert(
        "connection_state",
        row(
            "connection_id",
            id,
            "version",
            1L,
            "life",
            "ACTIVE",
            "status",
            "PENDING",
            "urgency",
            3,
            "reason_subject",
            "",
            "reason_application",
            "",
            "applications",
            1,
            "connectors",
            0,
            "name",
            name,
            "normalized_name",
            lower,
            "workload",
            "OKTA",
            "cloud",
            "GLOBAL",
            "organization_id",
            id,
            "organization_name",
            name,
            "organization_host",
            host,
            "searched",
            lower));
  }

  private static JWK parsed(String json) {
    try {
      return JWK.parse(json);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String thumbprint(JWK jwk) {
    try {
      return jwk.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> changed(Map<String, Object> row) {
    row.putAll(
        row("created_by", "ada", "created_at", now(), "changed_by", "ada", "changed_at", now()));
    return row;
  }

  private static Map<String, Object> row(Object... namesAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return row;
  }

  private static OffsetDateTime now() {
    return Instant.now().atOffset(ZoneOffset.UTC);
  }

  private void insert(String table, Map<String, Object> row) throws SQLException {
    PreparedStatement insert = inserts.get(table);
    if (insert == null) {
      insert =
          jdbc.prepareStatement(
              "insert into "
                  + table
                  + " ("
                  + String.join(", ", row.keySet())
                  + ") values (?"
                  + ", ?".repeat(row.size() - 1)
                  + ")");
      inserts.put(table, insert);
    }
    int parameter = 1;
    for (Object value : row.values()) {
      insert.setObject(parameter++, value);
    }
    insert.addBatch();
  }
}

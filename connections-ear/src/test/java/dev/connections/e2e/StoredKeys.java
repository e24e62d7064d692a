package dev.connections.e2e;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** API keys and what administrators allow, written as the services write them, without pages. */
final class StoredKeys {
  private final Postgres postgres;

  StoredKeys(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * A key that reaches every connection.
   *
   * @param operations such as {@code CONNECT}
   */
  ApiKey of(String name, String... operations) {
    return of(name, List.of(), operations);
  }

  /**
   * @param connections ids of those that it reaches; empty for every one
   */
  ApiKey of(String name, List<String> connections, String... operations) {
    return of(name, connections.isEmpty(), connections, operations);
  }

  /** A key whose connections were all deleted. */
  ApiKey reachingNone(String name, String... operations) {
    return of(name, false, List.of(), operations);
  }

  private ApiKey of(String name, boolean every, List<String> connections, String... operations) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String key = "cnk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    String id = UUID.randomUUID().toString();
    run(
        "insert into api_key (id, version, name, normalized_name, name_in_use, key_hash, hint,"
            + " every_connection, created_by, created_at, changed_by, changed_at, expires_at)"
            + " values (?, 1, ?, lower(?), lower(?), ?, ?, ?, 'ada', now(), 'ada', now(),"
            + " now() + interval '1 day')",
        id,
        name,
        name,
        name,
        hash(key),
        key.substring(0, 10),
        every);
    for (String operation : operations) {
      run("insert into api_key_operation values (?, ?)", id, operation);
    }
    for (String connection : connections) {
      run("insert into api_key_connection values (?, ?)", id, connection);
    }
    return new ApiKey(id, key);
  }

  /** As <em>Allow</em> does. */
  void allow(ApiKey key, String connection, String capability) {
    run(
        "insert into connector_permission values (?, ?, ?, 'ada', now())",
        connection,
        "key:" + key.id(),
        capability);
    run("insert into access_change values (?, ?, now())", UUID.randomUUID().toString(), connection);
  }

  void revoke(ApiKey key) {
    run(
        "update api_key set revoked_at = now(), revoked_by = 'ada', name_in_use = null"
            + " where id = ?",
        key.id());
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private void run(String sql, Object... values) {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), "postgres", "postgres");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException refused) {
      throw new AssertionError(sql, refused);
    }
  }

  /** A key with its id. */
  record ApiKey(String id, String key) {}
}

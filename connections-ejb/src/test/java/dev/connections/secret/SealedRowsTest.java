package dev.connections.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealedRowsTest {
  private static final SealedColumn COLUMN = new SealedColumn("key_row", "sealed");

  private final JdbcDataSource database = new JdbcDataSource();
  private final JWK old = key("old");
  private final JWK fresh = key("fresh");

  @BeforeEach
  void createTable() throws SQLException {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
    execute("create table key_row (id varchar(36) primary key, sealed varchar(1000))");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute(sql);
    }
  }

  @Test
  void sealsEachRowAgainAcrossPages() throws SQLException {
    for (int i = 0; i < 450; i++) {
      store("row-" + i, box(old));
    }

    assertThat(rows(box(fresh, old)).reseal()).isEqualTo(450);
    assertThat(open("row-449", box(fresh))).isEqualTo("secret of row-449");
  }

  @Test
  void leavesRowsOfTheFirstKeyAlone() throws SQLException {
    store("row", box(fresh));

    assertThat(rows(box(fresh, old)).reseal()).isZero();
  }

  @Test
  void goesOnPastARowThatNoKeyOpens() throws SQLException {
    store("row-1", box(key("lost")));
    store("row-2", box(old));

    assertThat(rows(box(fresh, old)).reseal()).isOne();
    assertThat(open("row-2", box(fresh))).isEqualTo("secret of row-2");
  }

  @Test
  void sealsEveryColumnAgainPastOneThatCannotBeRead() throws SQLException {
    SealedColumn other = new SealedColumn("other_row", "also_sealed");
    execute("create table other_row (id varchar(36) primary key, also_sealed varchar(1000))");
    store("row", box(old));
    store("row", box(old), other);

    Resealing.resealAll(
        database,
        box(fresh, old),
        List.of(COLUMN, new SealedColumn("missing_row", "sealed"), other));

    assertThat(open("row", box(fresh))).isEqualTo("secret of row");
    assertThat(open("row", box(fresh), other)).isEqualTo("secret of row");
  }

  private SealedRows rows(SecretBox box) {
    return new SealedRows(database, box, COLUMN);
  }

  private void store(String id, SecretBox box) throws SQLException {
    store(id, box, COLUMN);
  }

  private void store(String id, SecretBox box, SealedColumn column) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into %s (id, %s) values (?, ?)"
                    .formatted(column.table(), column.column()))) {
      insert.setString(1, id);
      insert.setString(2, box.seal(column.place(id), ("secret of " + id).getBytes(UTF_8)));
      insert.executeUpdate();
    }
  }

  private String open(String id, SecretBox box) throws SQLException {
    return open(id, box, COLUMN);
  }

  private String open(String id, SecretBox box, SealedColumn column) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select %s from %s where id = ?".formatted(column.column(), column.table()))) {
      select.setString(1, id);
      ResultSet row = select.executeQuery();
      row.next();
      return new String(box.open(column.place(id), row.getString(1)), UTF_8);
    }
  }

  private static SecretBox box(JWK... keys) {
    return new SecretBox(
        SecretKeys.parse(new JWKSet(List.of(keys)).toString(false), "The fixture"));
  }

  private static JWK key(String id) {
    try {
      return new OctetSequenceKeyGenerator(256).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

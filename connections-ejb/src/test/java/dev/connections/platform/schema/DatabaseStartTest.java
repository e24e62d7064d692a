package dev.connections.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.platform.ConfiguredDataSource;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.StartProblem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What a start says of a database that it cannot work with, on a real PostgreSQL and on H2. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class DatabaseStartTest {
  private static final String PASSWORD = "right";

  @TempDir private static Path folder;
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("data")).start();
    // Passwords count for all but the administrator, and one user has no line at all.
    Files.writeString(
        folder.resolve("data/pg_hba.conf"),
        "host all postgres all trust\n"
            + "host all unlisted all reject\n"
            + "host all all all scram-sha-256\n");
    administrator(
        "postgres", "select pg_reload_conf()", "create role plain login password 'right'");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @AfterEach
  void forgetTheSentence() {
    System.clearProperty(StartProblem.PROPERTY);
  }

  @Test
  void namesSchemaUserAndGrantWhereTheUserMayMakeNoTables() throws Exception {
    for (String statement :
        Files.readAllLines(Path.of("src/test/resources/cases/R68-create.sql"))) {
      if (statement.startsWith("create database")) {
        administrator("postgres", statement);
      }
    }

    assertThat(refusal("d_plain"))
        .contains("the schema public", "database d_plain", "The user plain")
        .contains("GRANT CREATE, USAGE ON SCHEMA public TO plain;")
        .doesNotContainIgnoringCase("backup");
  }

  @Test
  void namesASchemaThatIsNotThereAndHowToMakeIt() throws Exception {
    administrator("postgres", "create database no_schema");

    assertThat(refusal("no_schema?currentSchema=doesnotexist"))
        .contains("no schema doesnotexist in the database no_schema")
        .contains("CREATE SCHEMA doesnotexist AUTHORIZATION plain;")
        .doesNotContainIgnoringCase("backup");
    assertThat(refusal("no_schema?currentSchema=%22Odd%20One%22"))
        .contains("CREATE SCHEMA \"Odd One\" AUTHORIZATION plain;");
  }

  @Test
  void namesTheGrantWhereTheUserMayNotUseTheSchema() throws Exception {
    administrator("postgres", "create database unused");
    administrator("unused", "create schema closed");

    assertThat(refusal("unused?currentSchema=closed"))
        .contains("GRANT CREATE, USAGE ON SCHEMA closed TO plain;");
  }

  @Test
  void startsOnceTheGrantIsGiven() throws Exception {
    administrator("postgres", "create database granted");
    administrator("granted", "GRANT CREATE, USAGE ON SCHEMA public TO plain;");

    migrate("granted");

    administrator("granted", "revoke create on schema public from plain");
    migrate("granted");
  }

  @Test
  void namesADatabaseThatIsNotThere() {
    assertThat(refusal("nowhere"))
        .contains("no database nowhere", "CREATE DATABASE nowhere OWNER plain ENCODING 'UTF8'");
  }

  @Test
  void saysThatThePasswordIsWrongOrMissing() {
    assertThat(refusal("plain", "wrong", "postgres"))
        .contains("refuses the user plain or the password", "connections.datasource.password")
        .doesNotContain("wrong");
    assertThat(refusal("plain", "", "postgres"))
        .contains("refuses the user plain", "connections.datasource.password");
    assertThat(refusal("nobody", "any", "postgres")).contains("refuses the user nobody");
  }

  @Test
  void namesTheFileOfTheServerThatLetsNobodyIn() throws Exception {
    administrator("postgres", "create role unlisted login password 'right'");

    assertThat(refusal("unlisted", PASSWORD, "postgres")).contains("user unlisted", "pg_hba.conf");
  }

  @Test
  void namesTheGrantToConnect() throws Exception {
    administrator(
        "postgres",
        "create database \"Closed\"",
        "revoke connect on database \"Closed\" from public");

    assertThat(refusal("Closed"))
        .contains("may not connect", "GRANT CONNECT ON DATABASE \"Closed\" TO plain;");
  }

  @Test
  void saysThatTooFewConnectionsAreAllowed() throws Exception {
    administrator("postgres", "create role few login password 'right' connection limit 0");

    assertThat(refusal("few", PASSWORD, "postgres"))
        .contains("no further connection of the user few", "max_connections", "up to 32");
  }

  @Test
  void saysThatTheDatabaseIsReadOnly() throws Exception {
    administrator(
        "postgres",
        "create database fixed owner plain",
        "alter database fixed set default_transaction_read_only = on");

    assertThat(refusal("fixed")).contains("read-only", "default_transaction_read_only");

    administrator("postgres", "alter database fixed reset default_transaction_read_only");
    new ConfiguredDataSource(settings("plain", PASSWORD, "fixed")).getConnection().close();
  }

  @Test
  void asksForUtf8WhileTheDatabaseIsEmpty() throws Exception {
    administrator(
        "postgres",
        "create database latin owner plain encoding 'LATIN1' locale 'C' template template0");

    assertThat(refusal("latin")).contains("as LATIN1", "ENCODING 'UTF8'");
  }

  @Test
  void leavesTheTablesOfAnotherApplicationAlone() throws Exception {
    administrator("postgres", "create database shared owner plain");
    administrator("shared", "create table theirs (id int)");

    assertThat(refusal("shared"))
        .contains("not Connections'", "CREATE SCHEMA connections AUTHORIZATION plain;");
  }

  @Test
  void namesTheOwnerWhereTheTablesBelongToAnotherUser() throws Exception {
    administrator("postgres", "create database moved");
    administrator("moved", "grant create, usage on schema public to plain");
    migratedByAdministrator("moved");

    assertThat(refusal("moved"))
        .contains(
            "belongs to postgres",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public")
        .doesNotContainIgnoringCase("backup");
  }

  @Test
  void namesTheUserWhoCannotMigrateTheTablesOfAnother() throws Exception {
    administrator("postgres", "create database half");
    administrator("half", "grant create, usage on schema public to plain");
    migratedByAdministrator("half");
    administrator("half", "grant all on all tables in schema public to plain");

    assertThat(refusal("half"))
        .contains("user plain", "ALTER TABLE ... OWNER TO plain;")
        .doesNotContainIgnoringCase("backup");
  }

  private static void migratedByAdministrator(String database) {
    Flyway.configure()
        .dataSource(administrators(database))
        .locations("classpath:db/migration")
        .target("3")
        .load()
        .migrate();
  }

  @ParameterizedTest
  @MethodSource("passwords")
  void takesAPasswordLiterallyOnPostgreSql(String password) throws Exception {
    administrator(
        "postgres",
        "drop role if exists secretive",
        "create role secretive login password '" + password.replace("'", "''") + "'");

    try (Connection connection =
        new ConfiguredDataSource(settings("secretive", password, "postgres")).getConnection()) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo("secretive");
    }
    assertThat(refusal("secretive", password + "x", "postgres")).doesNotContain(password);
  }

  @ParameterizedTest
  @MethodSource("passwords")
  void takesAPasswordLiterallyOnH2(String password) throws Exception {
    String address = "jdbc:h2:file:" + Files.createTempDirectory(folder, "h2").resolve("db");
    Settings settings =
        Settings.of(
            Map.of(
                Setting.DATASOURCE_URL, address,
                Setting.DATASOURCE_USER, "sa",
                Setting.DATASOURCE_PASSWORD, password));
    new ConfiguredDataSource(settings).getConnection().close();

    JdbcDataSource plainly = new JdbcDataSource();
    plainly.setURL(address);
    plainly.getConnection("sa", password).close();
    assertThatThrownBy(() -> plainly.getConnection("sa", password + "x"))
        .isInstanceOf(SQLException.class);
  }

  /** Those of the case, and what else a generator of passwords may put in. */
  static List<String> passwords() throws IOException {
    List<String> all =
        new ArrayList<>(Files.readAllLines(Path.of("src/test/resources/cases/R70-passwords.txt")));
    all.addAll(
        List.of(
            "${MPCONFIG=connections.datasource.user}",
            "${x}",
            "a#b##c\\",
            " blanks at both ends ",
            "\"quoted\" and 'quoted'",
            "50% $HOME `id` ; & = , : @ / ? é"));
    return all;
  }

  @Test
  void saysThatTheFileOfH2CannotBeWrittenTo() throws Exception {
    String address = "jdbc:h2:file:" + Files.createTempDirectory(folder, "h2").resolve("db");
    new ConfiguredDataSource(Settings.of(Map.of(Setting.DATASOURCE_URL, address)))
        .getConnection()
        .close();

    assertThat(refusal(Map.of(Setting.DATASOURCE_URL, address + ";ACCESS_MODE_DATA=r")))
        .contains("read-only", "file cannot be written to");
  }

  @Test
  void tellsNoAddressThatTheDriverDoesNotTake() {
    assertThat(
            refusal(
                Map.of(
                    Setting.DATASOURCE_URL, "jdbc:postgresql://host:port/db?password=hunter2",
                    Setting.DATASOURCE_USER, "plain")))
        .contains("connections.datasource.url")
        .doesNotContain("hunter2");
    assertThat(
            refusal(
                Map.of(
                    Setting.DATASOURCE_CLASS_NAME, "org.h2.jdbcx.JdbcDataSource",
                    Setting.DATASOURCE_URL, "jdbc:postgresql://host/db?password=hunter2")))
        .contains("connections.datasource.url")
        .doesNotContain("hunter2");
  }

  private static String refusal(String database) {
    return refusal("plain", PASSWORD, database);
  }

  private static String refusal(String user, String password, String database) {
    return refusal(settings(user, password, database));
  }

  private static String refusal(Map<Setting, String> some) {
    return refusal(Settings.of(some));
  }

  private static String refusal(Settings settings) {
    StartProblem problem =
        catchThrowableOfType(
            StartProblem.class,
            () -> new Migration(new ConfiguredDataSource(settings), settings).run());
    assertThat(problem).as("refused").isNotNull();
    assertThat(problem.getMessage()).isEqualTo(System.getProperty(StartProblem.PROPERTY));
    return problem.getMessage();
  }

  private static void migrate(String database) {
    Settings settings = settings("plain", PASSWORD, database);
    new Migration(new ConfiguredDataSource(settings), settings).run();
  }

  private static Settings settings(String user, String password, String database) {
    return Settings.of(
        Map.of(
            Setting.DATASOURCE_URL,
            "jdbc:postgresql://localhost:" + server.getPort() + "/" + database,
            Setting.DATASOURCE_USER,
            user,
            Setting.DATASOURCE_PASSWORD,
            password));
  }

  private static PGSimpleDataSource administrators(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://localhost:" + server.getPort() + "/" + database);
    source.setUser("postgres");
    return source;
  }

  private static void administrator(String database, String... statements) throws SQLException {
    try (Connection connection = administrators(database).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

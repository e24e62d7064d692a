package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a start says, on the console and by its exit code. */
class LauncherLongIT {
  private static Product template;

  /** Of the H2 file; the server would expand or cut off each piece of it. */
  private static final String PASSWORD = "exp${x} a\\{b pa${HOME}w ENV${ENV=HOME}x";

  private Product product =
      Product.named("launcher").with("CONNECTIONS_DATASOURCE_PASSWORD", PASSWORD);

  /** A start that works; the others change one thing in a copy of its data. */
  @BeforeAll
  static void startOnce() throws IOException {
    template = Product.named("launcher-template").with("CONNECTIONS_DATASOURCE_PASSWORD", PASSWORD);
    Path access = Files.createDirectory(template.folder().resolve("access"));
    template.jvm("-Xlog:class+load:file=" + template.folder().resolve("classes.txt"));
    template.options("--accesslog", access.toString()).start();
    template.get("/health/live");
    template.close();
  }

  @AfterEach
  void stop() {
    product.close();
  }

  @Test
  void saysWhereToGoAndHowToSignInInItsLastLines() {
    assertThat(ready(template)).element(0).isEqualTo("Connections is ready: " + template.uri("/"));
    assertThat(ready(template)).element(1).asString().contains("set-up-token");
  }

  @Test
  void namesThePublicAddressWhenThereIsOne() {
    product.with("CONNECTIONS_PUBLIC_URL", "https://connections.example.com").start();

    assertThat(product.console())
        .contains("Connections is ready: https://connections.example.com/");
  }

  @Test
  void passesOptionsThroughToPayaraMicro() {
    assertThat(template.folder().resolve("access")).isNotEmptyDirectory();
  }

  @Test
  void loadsItsOwnNimbusAndNotTheOlderOneOfTheServer() throws IOException {
    try (Stream<String> loaded = Files.lines(template.folder().resolve("classes.txt"))) {
      assertThat(loaded.filter(line -> line.contains(" com.nimbusds.jose.JWEObject ")))
          .isNotEmpty()
          .allMatch(line -> line.contains("nimbus-jose-jwt-10.10"));
    }
  }

  @Test
  void keepsTheDataForItsOwnerAndTheDetailsInTheLog() throws IOException {
    assertThat(Files.getPosixFilePermissions(template.data())).hasSize(3);
    assertThat(Files.readString(template.log()))
        .contains("Payara Micro " + System.getProperty("payara.version"));
    assertThat(template.console()).doesNotContain("\tat ");
  }

  @Test
  void endsOnSigtermWithTheExitCodeOfAnOrderlyStop() {
    assertThat(template.process().exitValue()).isIn(0, 143);
  }

  @Test
  void refusesADatabaseFileThatAnotherProcessHolds() throws Exception {
    copyTemplate();
    try (Connection held = database()) {
      assertThat(held.isValid(1)).isTrue();

      assertFails("connections.mv.db", "in use by another process");
    }
  }

  @Test
  void refusesASchemaThatIsNewerThanItself() throws Exception {
    copyTemplate();
    try (Connection connection = database();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into \"flyway_schema_history\" values"
              + " (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'x', now(), 1, true)");
    }

    assertFails("version 9999", "newer");
  }

  @Test
  void refusesKeysOfAnotherDatabase() throws Exception {
    copyTemplate();
    Files.writeString(product.data().resolve("secret-keys.json"), Postgres.secretKeys());

    assertFails("secret keys");
  }

  @Test
  void refusesADatabaseWhoseKeysAreMissing() throws Exception {
    copyTemplate();
    Files.delete(product.data().resolve("secret-keys.json"));

    assertFails("secret-keys.json");
    assertThat(product.data().resolve("secret-keys.json")).doesNotExist();
  }

  @Test
  void refusesADatabaseThatCannotBeReached() {
    product
        .with(
            "CONNECTIONS_DATASOURCE_URL",
            "jdbc:postgresql://localhost:" + Ports.free() + "/connections")
        .with("CONNECTIONS_SECRETS_KEYS", Postgres.secretKeys());

    assertFails("database cannot be reached", "connections.datasource.url");
  }

  /** The pretend database takes connections and never says a word. */
  @Test
  void endsAStartThatHangsAndLeavesTheStacksOfItsThreads() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      product
          .with(
              "CONNECTIONS_DATASOURCE_URL",
              "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/connections")
          .with("CONNECTIONS_SECRETS_KEYS", Postgres.secretKeys())
          .with("CONNECTIONS_START_DEADLINE_SECONDS", "30");

      assertFails("within 30 seconds", "connections.start.deadline-seconds", "hanging-start.txt");
    }

    assertThat(product.log().resolveSibling("hanging-start.txt"))
        .content()
        .contains("\"main\"", "org.postgresql");
  }

  @Test
  void namesAllSettingsThatAreWrongAtOnce() {
    product
        .with("CONNECTIONS_PUBLC_URL", "https://connections.example.com")
        .with("CONNECTIONS_SESSION_IDLE_MINUTES", "soon")
        .with("CONNECTIONS_SYSTEM_ACME_MAIL_CLIENT_SECRET", "hunter2-hunter2")
        .with("CONNECTIONS_SYSTEM_ACME_MAIL_CLIENT_IDD", "acme-1")
        .with("CONNECTIONS_DATASOURCE_URL", "postgresql://127.0.0.1:5432/connections")
        .jvm("-Dconnections.okta.domians=okta.com");

    assertFails(
        "CONNECTIONS_PUBLC_URL",
        "CONNECTIONS_PUBLIC_URL",
        "connections.session.idle-minutes",
        "connections.datasource.url has to start with jdbc:postgresql://",
        "connections.okta.domians",
        "CONNECTIONS_SYSTEM_ACME_MAIL_CLIENT_ID?",
        "connections.system.acme-mail.client-id is missing");
    assertThat(product.console()).doesNotContain("hunter2");
  }

  @Test
  void namesEachSystemApplicationThatCannotBeUsed() throws IOException {
    Path catalog = Files.createDirectory(product.folder().resolve("catalog"));
    Files.copy(
        Path.of("../connections-ejb/src/test/resources/workload/acme-mail.json"),
        catalog.resolve("acme-mail.json"));
    Path key = Files.writeString(product.folder().resolve("key.pem"), "hunter2-hunter2");
    product
        .with("CONNECTIONS_CATALOG_DIRECTORY", catalog.toString())
        .with("CONNECTIONS_SYSTEM_ACME_MAIL_CLIENT_ID", "acme-1")
        .with("CONNECTIONS_SYSTEM_ACME_MAIL_PRIVATE_KEY_FILE", key.toString())
        .jvm("-Dconnections.system.nobodys.client-id=nobody-1")
        .jvm("-Dconnections.system.nobodys.client-secret=hunter2-hunter2");

    assertFails("connections.system.nobodys.client-id", "which the catalog does not have");

    assertThat(product.console())
        .contains(
            "The system applications have mistakes:",
            "connections.system.acme-mail.private-key-file is " + key)
        .doesNotContain("hunter2");
  }

  @Test
  void namesFileAndLineOfEachMistakeInACatalog() throws IOException {
    Path catalog = Files.createDirectory(product.folder().resolve("catalog"));
    Files.writeString(catalog.resolve("broken.json"), "{\n  \"workload\" \"OKTA\"\n}");
    Files.writeString(
        catalog.resolve("more.json"),
        "{\"workload\": \"Yammer?\",\n\"capabilities\": [],\n\"resources\": 7}");
    product.with("CONNECTIONS_CATALOG_DIRECTORY", catalog.toString());

    assertFails("more.json, line 3: ");

    assertThat(product.console())
        .contains("broken.json, line 2: this is no JSON", "more.json, line 1: ", "Yammer?");
  }

  @Test
  void refusesAPortThatIsInUse() throws IOException {
    try (ServerSocket socket = new ServerSocket(product.port())) {
      assertFails("Port " + socket.getLocalPort(), "--port");
    }
  }

  @Test
  void refusesADataDirectoryThatIsAFile() throws IOException {
    Path file = Files.writeString(product.folder().resolve("file"), "");
    product.with("CONNECTIONS_DATA_DIRECTORY", file.resolve("data").toString());

    assertFails(file.toString(), "connections.data-directory");
  }

  @Test
  void refusesAnOptionThatPayaraMicroDoesNotKnow() {
    product.options("--prot");

    assertFails("--prot");
  }

  /** Exit code 1, no stack trace, and the last line is a sentence that says all this. */
  private void assertFails(String... says) {
    product.launch();

    int code = product.awaitExit();

    List<String> lines = product.console().lines().toList();
    assertThat(code).as(product.console()).isEqualTo(1);
    assertThat(lines.get(lines.size() - 1)).contains(says);
    assertThat(lines).noneMatch(line -> line.contains("SEVERE") || line.startsWith("\tat "));
  }

  private static List<String> ready(Product product) {
    return product.console().lines().dropWhile(l -> !l.startsWith("Connections is ready")).toList();
  }

  private void copyTemplate() throws IOException {
    Files.createDirectories(product.data());
    for (String file : List.of("connections.mv.db", "secret-keys.json")) {
      Files.copy(template.data().resolve(file), product.data().resolve(file));
    }
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:"
            + product.data().resolve("connections")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
        "connections",
        PASSWORD);
  }
}

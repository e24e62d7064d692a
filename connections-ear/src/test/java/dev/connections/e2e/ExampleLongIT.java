package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The example of {@code config/examples}, and the calls of another application, in one process with
 * {@code connections.jar}, where it calls local views, and on Payara Server beside {@code
 * connections.ear}, where it calls remote ones. Both are nodes of one Connections on one database,
 * beside pretend organizations. What an administrator allows is written to the database, as the
 * services write it.
 */
@ExtendWith(Browsers.class)
class ExampleLongIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final Product MICRO = Product.named("example");

  private static Sandbox sandbox;
  private static Postgres postgres;
  private static Map<String, String> environment;
  private static boolean acme;

  @BeforeAll
  static void start() throws IOException {
    Path folder = MICRO.folder();
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder.resolve("sandbox")));
    postgres = Postgres.in(folder.resolve("pg"));
    environment = new HashMap<>(sandbox.environment());
    environment.putAll(postgres.environment());
    Path trustStore = TrustedSandbox.in(folder.resolve("trusted.p12"), sandbox);
    TrustedSandbox.options(trustStore).forEach(MICRO::jvm);
    Path password = Files.writeString(folder.resolve("password"), "AS_ADMIN_USERPASSWORD=x\n");
    Path commands =
        Files.writeString(
            folder.resolve("commands"),
            "create-file-user --passwordfile " + password + " --groups connector backup-app\n");
    MICRO
        .with(environment)
        .options(
            "--deploy",
            ExampleWar.withoutTheJar(folder.resolve("micro"), "backup-app").toString(),
            "--deploy",
            ForeignWars.calls(folder, false).toString(),
            "--postbootcommandfile",
            commands.toString())
        .start();
  }

  private static String userCommand(Path password, String group, String name) {
    return "create-file-user --passwordfile %s --groups %s %s\n".formatted(password, group, name);
  }

  @AfterAll
  static void stop() {
    MICRO.close();
    if (postgres != null) {
      postgres.close();
    }
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @Test
  void listsTheUsersOfOktaOnceAnAdministratorAllowedIt(Browser browser) throws Exception {
    addAcme(browser);

    assertThat(link("nightly-users", "OKTA", sandbox.acme().id(), "users-backup"))
        .isEqualTo("200 PENDING");
    assertThat(get(MICRO.uri("/backup/users?id=nightly-users")))
        .startsWith("409 ")
        .contains("/connections/connection.xhtml?id=");

    StoredLinks.allow(postgres, "nightly-users");

    Poll.until(
        PATIENCE,
        () ->
            assertThat(get(MICRO.uri("/backup/users?id=nightly-users")))
                .as("see " + MICRO.log())
                .satisfies(ExampleLongIT::isAllUsersOfAcme));
    assertThat(link("nightly-users", "OKTA", sandbox.acme().id(), "users-backup"))
        .as("linked again at the next start")
        .isEqualTo("200 ALLOWED");
  }

  @Test
  void listsTheMailsOfMicrosoft365PageByPage(Browser browser) throws Exception {
    Tenant contoso = sandbox.contoso();
    People.signIn(browser, MICRO);
    Wizard.connect(MICRO, browser, contoso);
    contoso.limitPagesTo(1);

    assertThat(link("nightly-mails", "MICROSOFT_365", contoso.id(), "exchange-backup"))
        .isEqualTo("200 PENDING");
    StoredLinks.allow(postgres, "nightly-mails");

    String address = "/backup/mails?id=nightly-mails&mailbox=ada.winter@" + contoso.defaultDomain();
    Poll.until(
        PATIENCE,
        () -> {
          String answer = get(MICRO.uri(address));
          assertThat(answer).as("see " + MICRO.log()).startsWith("200 ");
          assertThat(answer.lines()).as("one of each page").hasSize(2);
        });
  }

  @Test
  void saysWhatAPersonHasToDoFirst(Browser browser) throws Exception {
    addAcme(browser);

    assertThat(link("lost", "OKTA", "nowhere.okta.com", "users-backup"))
        .startsWith("409 ")
        .contains("There is no connection for the organization nowhere.okta.com");
    assertThat(link("greedy", "OKTA", sandbox.acme().id(), "users-restore"))
        .startsWith("409 ")
        .contains("Users restore", "/connections/connection.xhtml?id=");
    assertThat(link("wrong", "OKTA", sandbox.acme().id(), "no-such-capability")).startsWith("400 ");
    assertThat(get(MICRO.uri("/backup/users?id=never-linked"))).startsWith("400 ");
  }

  @Test
  void letsAnApplicationWithTheRoleCallTheLocalViews() throws Exception {
    Map<String, String> answers =
        ForeignWars.answers(send(HttpRequest.newBuilder(MICRO.uri("/calls/as-connector"))).body());

    assertThat(answers.keySet())
        .as("see " + MICRO.log())
        .isEqualTo(ForeignWars.methodsOfTheInterfaces());
    assertThat(answers)
        .containsEntry("ConnectorLinks.unlink", "done")
        .containsEntry("AccessTokens.report", "done")
        .containsEntry("ConnectionEvents.latest", "a cursor");
    assertThat(answers)
        .extractingByKeys("Profiles.get", "Connections.get", "ConnectorLinks.get")
        .allMatch(answer -> answer.startsWith("dev.connections.api.Unknown"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/calls/as-nobody", "/calls/as-stranger"})
  void refusesACallerWithoutTheRoleEachMethodOfTheLocalViews(String caller) throws Exception {
    Map<String, String> answers =
        ForeignWars.answers(send(HttpRequest.newBuilder(MICRO.uri(caller))).body());

    assertThat(answers.keySet())
        .as("see " + MICRO.log())
        .isEqualTo(ForeignWars.methodsOfTheInterfaces());
    assertThat(answers.values()).allMatch(answer -> answer.contains("EJBAccessException"));
  }

  @Test
  @EnabledForJreRange(maxVersion = 20)
  void worksByRemoteViewsOnPayaraServer(Browser browser) throws Exception {
    addAcme(browser);
    Path folder = Files.createDirectories(MICRO.folder().resolve("server"));
    Map<String, String> settings = new HashMap<>(environment);
    settings.put("CONNECTIONS_DATA_DIRECTORY", folder.resolve("data").toString());
    try (PayaraServer server =
        PayaraServer.start(folder, settings, store -> TrustedSandbox.in(store, sandbox))) {
      server.createUser("server-app", "connector");
      server.deploy(Path.of("target/connections.ear").toAbsolutePath(), "connections");
      server.deploy(ExampleWar.withTheJar(folder.resolve("war"), "server-app"), "backup");
      URI origin = URI.create("http://localhost:" + server.port());

      assertThat(
              post(
                  origin.resolve(
                      linking("server-users", "OKTA", sandbox.acme().id(), "users-backup"))))
          .as("see " + server.log())
          .isEqualTo("200 PENDING");
      StoredLinks.allow(postgres, "server-users");

      Poll.until(
          PATIENCE,
          () ->
              assertThat(get(origin.resolve("/backup/users?id=server-users")))
                  .as("see " + server.log())
                  .satisfies(ExampleLongIT::isAllUsersOfAcme));
    }
  }

  private static void isAllUsersOfAcme(String answer) {
    assertThat(answer).startsWith("200 ada.winter@acme.example\n");
    assertThat(answer.lines()).hasSize(12);
  }

  /** Signs in with DPoP, so that every call has a proof. */
  private static synchronized void addAcme(Browser browser) {
    if (acme) {
      return;
    }
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP_WITH_DPOP);
    People.signIn(browser, MICRO);
    Wizard.connect(MICRO, browser, sandbox.acme(), app);
    acme = true;
  }

  private static String link(
      String connector, String workload, String organization, String capability)
      throws IOException, InterruptedException {
    return post(MICRO.uri(linking(connector, workload, organization, capability)));
  }

  private static String linking(
      String connector, String workload, String organization, String capability) {
    return "/backup/connectors?id=%s&workload=%s&organization=%s&capability=%s"
        .formatted(connector, workload, organization, capability);
  }

  private static String post(URI address) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private static String get(URI address) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(address));
  }

  /** Status and body; what a server writes into the pages of its own for errors is in it. */
  private static String answer(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request);
    return answer.statusCode() + " " + answer.body().strip();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(
        request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
  }
}

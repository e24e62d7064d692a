package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.e2e.foreign.Samples;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The built EAR on Payara Server, and somebody else's application beside it; not with a JDK that
 * the last server of this line with remote views does not know.
 */
@EnabledForJreRange(maxVersion = 20)
class EarLongIT {
  private static PayaraServer server;
  private static Path folder;

  @BeforeAll
  static void deploy() throws IOException {
    folder = Product.named("ear").folder();
    server =
        PayaraServer.start(
            folder,
            Map.of(
                "CONNECTIONS_DATA_DIRECTORY",
                folder.resolve("data").toString(),
                "CONNECTIONS_DATASOURCE_URL",
                "jdbc:h2:file:"
                    + folder.resolve("data/connections")
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
                "CONNECTIONS_DATASOURCE_PASSWORD",
                "exp${x} a\\{b pa${HOME}w ENV${ENV=HOME}x",
                "JAVA_TOOL_OPTIONS",
                "-Xlog:class+load:file="
                    + folder.resolve("classes-%p.txt")
                    + " "
                    + CallRecorder.option(folder, calls())));
    // What the operator does: a principal with the role, named in the other application.
    server.createUser("backup-app", "connector");
    server.createUser("report-app", "reports");
    server.deploy(Path.of("target/connections.ear").toAbsolutePath(), "connections");
    server.deploy(ForeignWars.echo(folder), "echo");
    server.deploy(ForeignWars.calls(folder, true), "backup");
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void servesTheConsole() throws IOException {
    assertThat(server.get("/").statusCode()).isIn(200, 302, 303);
  }

  @Test
  void speaksNoHttp2OnThePlainPort() throws IOException {
    assertThat(PlainPort.speaksHttp2(server.port())).isFalse();
  }

  /** Neither the application nor the server, from its start on. */
  @Test
  void callsNobodyButThisMachine() throws IOException {
    assertThat(CallRecorder.calls(calls())).isNotEmpty().allMatch(CallRecorder::staysHere);
  }

  private static Path calls() {
    return folder.resolve("calls.txt");
  }

  @Test
  void isReadyByItsOwnChecks() {
    Poll.until(
        java.time.Duration.ofSeconds(20),
        () -> {
          assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
          assertThat(server.get("/health/ready").body()).contains("\"database\"");
        });
  }

  /** Three of the calls change connections, which takes another role. */
  @Test
  void letsAnotherApplicationWithTheRoleCallTheRemoteViews() throws IOException {
    Map<String, String> answers = answers("/backup/as-connector");

    assertThat(answers.keySet())
        .as("see " + server.log())
        .isEqualTo(ForeignWars.methodsOfTheInterfaces());
    assertThat(answers)
        .containsEntry("Profiles.find", "0")
        .containsEntry("Connections.find", "0")
        .containsEntry("ConnectorLinks.find", "0")
        .containsEntry("ConnectorLinks.unlink", "done")
        .containsEntry("AccessTokens.report", "done")
        .containsEntry("ConnectionEvents.latest", "a cursor")
        .containsEntry("ConnectionEvents.after", "0");
    assertThat(
            answers.entrySet().stream()
                .filter(answer -> answer.getValue().startsWith("dev.connections.api."))
                .map(answer -> answer.getKey() + " " + answer.getValue().split("[. ]")[3]))
        .containsExactlyInAnyOrder(
            "Profiles.get UnknownProfileException",
            "Connections.get UnknownConnectionException",
            "Connections.ofOrganization OrganizationNotConnectedException",
            "ConnectorLinks.link UnknownConnectionException",
            "ConnectorLinks.change UnknownConnectorException",
            "ConnectorLinks.get UnknownConnectorException",
            "AccessTokens.request UnknownConnectorException",
            "AccessTokens.proof RetryLaterException");
    assertThat(answers)
        .extractingByKeys("Connections.create", "Connections.rename", "Connections.remove")
        .allMatch(answer -> answer.contains("EJBAccessException"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/backup/as-nobody", "/backup/as-stranger"})
  void refusesACallerWithoutTheRoleEachMethod(String caller) throws IOException {
    Map<String, String> answers = answers(caller);

    assertThat(answers.keySet())
        .as("see " + server.log())
        .isEqualTo(ForeignWars.methodsOfTheInterfaces());
    assertThat(answers.values()).allMatch(answer -> answer.contains("EJBAccessException"));
  }

  private static Map<String, String> answers(String caller) throws IOException {
    return ForeignWars.answers(server.get(caller).body());
  }

  @Test
  void everyTypeOfTheApiCrossesTheRemoteViewBothWays() throws IOException {
    List<String> lines = server.get("/backup/as-connector").body().lines().toList();

    assertThat(lines)
        .filteredOn(line -> line.startsWith("echo ") || line.startsWith("fail "))
        .hasSize(Samples.values().size() + Samples.exceptions().size())
        .allMatch(line -> line.endsWith(": equal"));
  }

  @Test
  void theSamplesLeaveNoTypeOfTheApiOut() throws IOException {
    Set<String> sent =
        Stream.concat(Samples.values().stream(), Samples.exceptions().stream())
            .map(value -> value.getClass().getName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(sent).isEqualTo(valueTypes());
  }

  @Test
  void loadsItsOwnNimbusEverywhere() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> logs = Files.list(folder).filter(f -> f.toString().contains("classes-"))) {
      for (Path log : logs.toList()) {
        try (Stream<String> lines = Files.lines(log)) {
          lines.filter(l -> l.contains(" com.nimbusds.jose.JWEObject ")).forEach(sources::add);
        }
      }
    }

    assertThat(sources).isNotEmpty().allMatch(line -> line.contains("nimbus-jose-jwt-10.10"));
  }

  /** The concrete types of the published jar's api that a call can carry. */
  private static Set<String> valueTypes() throws IOException {
    try (JarFile jar = new JarFile(Product.API_JAR.toFile())) {
      Set<String> names = new TreeSet<>();
      for (JarEntry entry : java.util.Collections.list(jar.entries())) {
        if (entry.getName().matches("dev/connections/api/[A-Z]\\w*\\.class")) {
          String name = entry.getName().replace('/', '.').replaceAll("\\.class$", "");
          Class<?> type = Class.forName(name);
          if (java.io.Serializable.class.isAssignableFrom(type)
              && !Modifier.isAbstract(type.getModifiers())) {
            names.add(name);
          }
        }
      }
      return names;
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}

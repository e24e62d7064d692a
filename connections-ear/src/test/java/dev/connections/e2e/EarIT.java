package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.e2e.foreign.AnonymousServlet;
import dev.connections.e2e.foreign.CallServlet;
import dev.connections.e2e.foreign.Echo;
import dev.connections.e2e.foreign.EchoBean;
import dev.connections.e2e.foreign.Samples;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The built EAR on Payara Server, and somebody else's application beside it. */
class EarIT {
  private static final Path CLIENT_JAR = Path.of("target/client/connections-client.jar");
  private static final String CALLS = "dev.connections.e2e.foreign.Calls";

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
    server.deploy(Path.of("target/connections.ear").toAbsolutePath(), "connections");
    server.deploy(war("echo", Map.of(), List.of(Echo.class, EchoBean.class)), "echo");
    server.deploy(
        war(
            "backup",
            Map.of(
                "WEB-INF/glassfish-web.xml",
                "<glassfish-web-app><security-role-mapping><role-name>connector</role-name>"
                    + "<principal-name>backup-app</principal-name></security-role-mapping>"
                    + "</glassfish-web-app>"),
            List.of(CallServlet.class, AnonymousServlet.class, Echo.class, Samples.class)),
        "backup");
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

  @Test
  void letsAnotherApplicationWithTheRoleCallTheRemoteView() throws IOException {
    String answer = server.get("/backup/as-connector").body();

    assertThat(answer.lines())
        .as("see " + server.log())
        .contains("find: total 0")
        .anyMatch(line -> line.startsWith("get: dev.connections.api.UnknownProfileException"));
  }

  @Test
  void refusesACallerWithoutTheRole() throws IOException {
    String answer = server.get("/backup/as-nobody").body();

    assertThat(answer.lines())
        .filteredOn(line -> line.startsWith("find:") || line.startsWith("get:"))
        .hasSize(2)
        .allMatch(line -> line.contains("EJBAccessException"));
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

  /** The concrete types of the client jar's api that a call can carry. */
  private static Set<String> valueTypes() throws IOException {
    try (JarFile jar = new JarFile(CLIENT_JAR.toFile())) {
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

  /** A WAR of these classes and the client jar. */
  private static Path war(String name, Map<String, String> files, List<Class<?>> classes)
      throws IOException {
    Path war = folder.resolve(name + ".war");
    try (OutputStream out = Files.newOutputStream(war);
        JarOutputStream jar = new JarOutputStream(out)) {
      add(jar, "WEB-INF/lib/connections-client.jar", Files.readAllBytes(CLIENT_JAR));
      for (Map.Entry<String, String> file : files.entrySet()) {
        add(jar, file.getKey(), file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      Set<String> names = new TreeSet<>();
      classes.forEach(type -> names.add(type.getName()));
      if (classes.contains(CallServlet.class)) {
        names.addAll(List.of(CALLS, CALLS + "$Call"));
      }
      for (String type : names) {
        String path = type.replace('.', '/') + ".class";
        try (var bytes = EarIT.class.getClassLoader().getResourceAsStream(path)) {
          add(jar, "WEB-INF/classes/" + path, bytes.readAllBytes());
        }
      }
    }
    return war;
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
    jar.closeEntry();
  }
}

package dev.connections.e2e;

import dev.connections.api.AccessTokens;
import dev.connections.api.ConnectionEvents;
import dev.connections.api.Connections;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.Profiles;
import dev.connections.e2e.foreign.AnonymousServlet;
import dev.connections.e2e.foreign.CallServlet;
import dev.connections.e2e.foreign.Echo;
import dev.connections.e2e.foreign.EchoBean;
import dev.connections.e2e.foreign.RateServlet;
import dev.connections.e2e.foreign.Samples;
import dev.connections.e2e.foreign.StrangerServlet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The applications of {@code foreign}, and what they tell of their calls. */
final class ForeignWars {
  private static final String CALLS = "dev.connections.e2e.foreign.Calls";
  private static final String ROLES =
      """
      <glassfish-web-app>
        <security-role-mapping>
          <role-name>connector</role-name><principal-name>backup-app</principal-name>
        </security-role-mapping>
        <security-role-mapping>
          <role-name>stranger</role-name><principal-name>report-app</principal-name>
        </security-role-mapping>
      </glassfish-web-app>
      """;

  private ForeignWars() {}

  /** Sends back what it gets. */
  static Path echo(Path folder) throws IOException {
    return war(
        folder.resolve("echo.war"), true, Map.of(), Set.of(name(Echo.class), name(EchoBean.class)));
  }

  /**
   * Calls each method of the api as a principal with the role, as one without, and as nobody.
   *
   * @param jar whether it brings the published jar
   */
  static Path calls(Path folder, boolean jar) throws IOException {
    return war(
        folder.resolve("calls.war"),
        jar,
        Map.of("WEB-INF/glassfish-web.xml", ROLES),
        Set.of(
            CALLS,
            CALLS + "$Call",
            name(CallServlet.class),
            name(StrangerServlet.class),
            name(AnonymousServlet.class),
            name(Echo.class),
            name(Samples.class)));
  }

  /** Gets one token after the other, as a principal with the role. */
  static Path rate(Path folder) throws IOException {
    return war(
        folder.resolve("rate.war"),
        true,
        Map.of("WEB-INF/glassfish-web.xml", ROLES),
        Set.of(name(RateServlet.class), name(RateServlet.class) + "$Call", name(Echo.class)));
  }

  /** What came back, by the method that was called. */
  static Map<String, String> answers(String page) {
    return page.lines()
        .filter(line -> line.matches("[A-Z]\\w+\\.\\w+: .*"))
        .map(line -> line.split(": ", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  static Set<String> methodsOfTheInterfaces() {
    return Stream.of(
            Profiles.class,
            Connections.class,
            ConnectorLinks.class,
            AccessTokens.class,
            ConnectionEvents.class)
        .flatMap(type -> Stream.of(type.getMethods()))
        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(Class<?> type) {
    return type.getName();
  }

  private static Path war(Path war, boolean api, Map<String, String> files, Set<String> types)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(war);
        JarOutputStream jar = new JarOutputStream(out)) {
      if (api) {
        add(jar, "WEB-INF/lib/connections-api.jar", Files.readAllBytes(Product.API_JAR));
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        add(jar, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
      for (String type : new TreeSet<>(types)) {
        String path = type.replace('.', '/') + ".class";
        try (var bytes = ForeignWars.class.getClassLoader().getResourceAsStream(path)) {
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

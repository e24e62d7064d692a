package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The example of {@code config/examples} as its reader builds it: compiled with the published jar
 * and the Jakarta EE API, and nothing else.
 */
final class ExampleWar {
  private static final Path SOURCES = Path.of("../config/examples/backup/src/main");

  private ExampleWar() {}

  /** For Payara Server, where each application brings the jar. */
  static Path withTheJar(Path folder, String principal) {
    return build(folder, true, principal);
  }

  /** For Payara Micro, where {@code connections.jar} has it. */
  static Path withoutTheJar(Path folder, String principal) {
    return build(folder, false, principal);
  }

  private static Path build(Path folder, boolean jar, String principal) {
    try {
      Path classes = folder.resolve("classes");
      String libraries = JavaSources.librariesOf(Servlet.class);
      JavaSources.compile(
          SOURCES.resolve("java"),
          Product.API_JAR + System.getProperty("path.separator") + libraries,
          classes,
          "-Xlint:all,-classfile",
          "-Werror");
      Path war = folder.resolve("backup.war");
      try (OutputStream out = Files.newOutputStream(war);
          JarOutputStream archive = new JarOutputStream(out)) {
        add(archive, classes, "WEB-INF/classes/");
        archive.putNextEntry(new JarEntry("WEB-INF/glassfish-web.xml"));
        archive.write(roles(principal).getBytes(StandardCharsets.UTF_8));
        archive.closeEntry();
        if (jar) {
          add(archive, Product.API_JAR, "WEB-INF/lib/connections-api.jar");
        }
      }
      return war;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A link belongs to the principal, which the operator chooses. */
  private static String roles(String principal) throws IOException {
    String shown = Files.readString(SOURCES.resolve("webapp/WEB-INF/glassfish-web.xml"));
    assertThat(shown).contains(">backup-app<");
    return shown.replace(">backup-app<", ">" + principal + "<");
  }

  /** A file under this name, or what is in a folder. */
  private static void add(JarOutputStream archive, Path source, String name) throws IOException {
    try (Stream<Path> all = Files.walk(source)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String below = source.relativize(file).toString();
        archive.putNextEntry(new JarEntry(name + below));
        Files.copy(file, archive);
        archive.closeEntry();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

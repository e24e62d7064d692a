package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

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
      Path classes = Files.createDirectories(folder.resolve("classes"));
      compile(classes);
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
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A link belongs to the principal, which the operator chooses. */
  private static String roles(String principal) throws IOException {
    String shown = Files.readString(SOURCES.resolve("webapp/WEB-INF/glassfish-web.xml"));
    assertThat(shown).contains(">backup-app<");
    return shown.replace(">backup-app<", ">" + principal + "<");
  }

  private static void compile(Path classes) throws IOException, URISyntaxException {
    Path jakarta =
        Path.of(Servlet.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(SOURCES.resolve("java"))) {
      List<Path> code = sources.filter(file -> file.toString().endsWith(".java")).toList();
      String classPath = Product.API_JAR + System.getProperty("path.separator") + jakarta;
      List<String> options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-Xlint:all,-classfile",
              "-Werror",
              "-cp",
              classPath,
              "-d",
              classes.toString());
      boolean compiled =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(code))
              .call();
      assertThat(compiled).as(said.toString()).isTrue();
    }
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

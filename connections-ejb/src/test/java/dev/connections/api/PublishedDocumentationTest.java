package dev.connections.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What developers of other applications read. The compiler's own check of comments looks at it: a
 * comment for each type, method, constant and field that others can see, and links that lead
 * somewhere. Tags that would only repeat the sentence ({@code @return}, {@code @throws} of what the
 * signature says) may be left out.
 */
class PublishedDocumentationTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/connections");

  @Test
  void isCompleteForAllThatOthersCanSee(@TempDir Path folder) throws IOException {
    assertThat(complaints(folder, published())).isEmpty();
  }

  @Test
  void wouldNotBeWithAMethodWithoutAComment(@TempDir Path folder) throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Bare.java"), "/** A type. */ public interface Bare { void bare(); }");

    assertThat(complaints(folder, List.of(source))).hasSize(1);
  }

  private static List<Path> published() throws IOException {
    try (Stream<Path> api = Files.walk(SOURCES.resolve("api"));
        Stream<Path> client = Files.walk(SOURCES.resolve("client"))) {
      return Stream.concat(api, client).filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static List<String> complaints(Path output, List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  new StringWriter(),
                  files,
                  found,
                  List.of("-proc:none", "-Xdoclint:all/protected", "-d", output.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as("compiles: " + found.getDiagnostics()).isTrue();
    }
    return found.getDiagnostics().stream()
        .filter(one -> !isRepetition(one))
        .map(Diagnostic::toString)
        .toList();
  }

  /**
   * Compilers from 18 on ask for a sentence, too, where the parameters of a constructor say all.
   */
  private static boolean isRepetition(Diagnostic<?> diagnostic) {
    String message = diagnostic.getMessage(java.util.Locale.ENGLISH);
    return message.startsWith("no @return")
        || message.startsWith("no @throws")
        || message.startsWith("no @param")
        || message.startsWith("no main description");
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Nonnull;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The client in Java that openapi-generator makes of the document which the product serves. The
 * generator is a program of its own, so that none of its libraries gets into ours.
 */
final class GeneratedClient {
  private static final Path GENERATOR = Path.of("target/generator").toAbsolutePath();
  private static final String CALLS = "GeneratedCalls";

  private final Path folder;

  private GeneratedClient(Path folder) {
    this.folder = folder;
  }

  /** Generates it and compiles it, with the calls of this test. */
  static GeneratedClient of(URI openapi, Path folder) throws IOException, InterruptedException {
    Path sources = folder.resolve("client");
    Path said = Files.createDirectories(folder).resolve("generator.txt");
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                GENERATOR.resolve("openapi-generator-cli.jar").toString(),
                "generate",
                "--generator-name=java",
                "--library=native",
                "--input-spec=" + openapi,
                "--output=" + sources,
                "--invoker-package=com.example.connections",
                "--api-package=com.example.connections.api",
                "--model-package=com.example.connections.model",
                "--global-property=apis,models,supportingFiles,apiTests=false,modelTests=false,"
                    + "apiDocs=false,modelDocs=false",
                "--additional-properties=openApiNullable=false,useJakartaEe=true,"
                    + "hideGenerationTimestamp=true,annotationLibrary=none,"
                    + "disallowAdditionalPropertiesIfNotPresent=false")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(generator.waitFor(2, TimeUnit.MINUTES)).as("see " + said).isTrue();
    assertThat(generator.exitValue()).as(Files.readString(said)).isZero();
    Path java = sources.resolve("src/main/java");
    try (InputStream calls =
        GeneratedClient.class.getResourceAsStream("generated/" + CALLS + ".txt")) {
      Files.copy(calls, java.resolve(CALLS + ".java"));
    }
    JavaSources.compile(java, libraries(), folder.resolve("classes"));
    return new GeneratedClient(folder);
  }

  private static String libraries() throws IOException {
    StringBuilder libraries = new StringBuilder();
    libraries.append(
        JavaSources.librariesOf(
            ObjectMapper.class, JsonFactory.class, JsonCreator.class, Nonnull.class));
    for (Path jar : jars()) {
      libraries.append(System.getProperty("path.separator")).append(jar);
    }
    return libraries.toString();
  }

  /** What the generated code needs besides, and nothing of ours does. */
  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(GENERATOR)) {
      return files.filter(file -> !file.endsWith("openapi-generator-cli.jar")).sorted().toList();
    }
  }

  /** What the calls got, by what they asked for. */
  @SuppressWarnings("unchecked")
  Map<String, String> call(URI connections, String key) throws IOException {
    URL[] path = new URL[jars().size() + 1];
    path[0] = folder.resolve("classes").toUri().toURL();
    for (int i = 0; i < jars().size(); i++) {
      path[i + 1] = jars().get(i).toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(path, GeneratedClient.class.getClassLoader())) {
      return (Map<String, String>)
          loader
              .loadClass(CALLS)
              .getMethod("call", String.class, String.class)
              .invoke(null, connections.toString().replaceAll("/$", ""), key);
    } catch (InvocationTargetException refused) {
      throw new AssertionError(refused.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

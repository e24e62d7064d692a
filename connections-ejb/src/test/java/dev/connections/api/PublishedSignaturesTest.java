package dev.connections.api;

import static org.assertj.core.api.Assertions.assertThat;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiCompatibilityChangeType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Applications that were compiled against the published jar of the last release, or have it in
 * their archives, go on working with this one. How to renew what is compared with is in
 * CONTRIBUTING.md.
 */
class PublishedSignaturesTest {
  /** Others call these interfaces and do not implement them: a new method breaks nobody. */
  private static final Set<JApiCompatibilityChangeType> HARMLESS =
      Set.of(JApiCompatibilityChangeType.METHOD_ADDED_TO_INTERFACE);

  @Test
  void breaksNobodyWhoUsesTheLastRelease(@TempDir Path folder) throws Exception {
    Path released = resource("/dev/connections/api/released.jar");
    Path classes = resource("/dev/connections/api/Lookup.class").resolve("../../../..").normalize();
    Path now = jar(folder, "now", classes, "dev/connections/api", "dev/connections/client");

    assertThat(breaks(released, now)).isEmpty();
  }

  /** What this test rests on: each of these would break somebody. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "public String name() { return name; } static final long serialVersionUID = 2;",
        "public CharSequence name() { return name; } static final long serialVersionUID = 1;",
        "String name() { return name; } static final long serialVersionUID = 1;",
        "public String name() throws Exception { return name; } static final long serialVersionUID"
            + " = 1;",
        "static final long serialVersionUID = 1;"
      })
  void seesWhatWouldBreakSomebody(String changed, @TempDir Path folder) throws Exception {
    Path before =
        compiled(
            folder,
            "before",
            "public String name() { return name; } static final long serialVersionUID = 1;");

    assertThat(breaks(before, compiled(folder, "after", changed))).isNotEmpty();
  }

  @Test
  void letsTheApiGrow(@TempDir Path folder) throws Exception {
    String before = "public String name() { return name; } static final long serialVersionUID = 1;";
    String after = before + " public String kind() { return kind; } private String kind;";

    assertThat(breaks(compiled(folder, "before", before), compiled(folder, "after", after)))
        .isEmpty();
  }

  private static List<String> breaks(Path before, Path after) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PROTECTED);
    List<JApiClass> types =
        new JarArchiveComparator(options)
            .compare(
                new JApiCmpArchive(before.toFile(), "before"),
                new JApiCmpArchive(after.toFile(), "after"));
    assertThat(types).isNotEmpty();
    return types.stream().flatMap(PublishedSignaturesTest::breaks).toList();
  }

  private static Stream<String> breaks(JApiClass type) {
    Stream<String> signatures =
        Stream.of(
                Stream.of(type),
                type.getMethods().stream(),
                type.getConstructors().stream(),
                type.getFields().stream(),
                type.getInterfaces().stream(),
                Stream.of(type.getSuperclass()))
            .flatMap(part -> part)
            .map(JApiCompatibility.class::cast)
            .flatMap(PublishedSignaturesTest::breaks)
            .map(change -> type.getFullyQualifiedName() + ": " + change);
    return type.getJavaObjectSerializationCompatible().isIncompatible()
        ? Stream.concat(
            signatures,
            Stream.of(
                type.getFullyQualifiedName()
                    + ": "
                    + type.getJavaObjectSerializationCompatibleAsString()))
        : signatures;
  }

  private static Stream<String> breaks(JApiCompatibility part) {
    return part.getCompatibilityChanges().stream()
        .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
        .filter(change -> !HARMLESS.contains(change.getType()))
        .map(change -> change.getType() + " of " + part);
  }

  /** A jar with one type, a value with this body. */
  private static Path compiled(Path folder, String name, String body) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(name));
    Path source =
        Files.writeString(
            classes.resolve("Value.java"),
            "package value; public final class Value implements java.io.Serializable {"
                + " private String name; "
                + body
                + "}");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    return jar(folder, name, classes, "value");
  }

  private static Path jar(Path folder, String name, Path classes, String... packages)
      throws IOException {
    Path jar = folder.resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (String one : packages) {
        try (Stream<Path> files = Files.list(classes.resolve(one))) {
          for (Path file : files.toList()) {
            entries.putNextEntry(new JarEntry(one + "/" + file.getFileName()));
            Files.copy(file, entries);
            entries.closeEntry();
          }
        }
      }
    }
    return jar;
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(PublishedSignaturesTest.class.getResource(name).toURI());
  }
}

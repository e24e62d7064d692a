package dev.connections.web;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The wall between pages and domain, which the compiler keeps in a package run alone. */
@AnalyzeClasses(packages = "dev.connections.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> THE_PRODUCT =
      resideInAPackage("dev.connections..");

  private static final Set<String> SYSTEM_CLOCKS =
      Set.of(
          "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");

  @ArchTest
  static final ArchRule pagesSeeApiConsoleWordsAndEachOther =
      noClasses()
          .should()
          .dependOnClassesThat(
              THE_PRODUCT.and(
                  DescribedPredicate.not(
                      resideInAnyPackage(
                          "dev.connections.api..",
                          "dev.connections.console..",
                          "dev.connections.words..",
                          "dev.connections.web.."))));

  @ArchTest
  static final ArchRule pagesKnowNoTableAndNoKey =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..",
              "java.sql..",
              "javax.sql..",
              "com.nimbusds..",
              "org.bouncycastle..",
              "org.flywaydb..");

  @ArchTest
  static final ArchRule pagesCallNobody =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "org.apache.hc..", "jakarta.ws.rs.client..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.HttpURLConnection");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .accessTargetWhere(
              describe(
                  "asks the machine for the time",
                  access ->
                      access.getTarget() instanceof CodeUnitAccessTarget target
                          && asksTheMachine(target)))
          .because("a test has to be able to move it");

  private static boolean asksTheMachine(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    List<JavaClass> takes = target.getRawParameterTypes();
    return switch (target.getName()) {
      case "now" ->
          target.getOwner().getPackageName().startsWith("java.time")
              && takes.stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
      case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
      case "getInstance" -> owner.equals("java.util.Calendar");
      case "<init>" ->
          takes.isEmpty()
              && Set.of("java.util.Date", "java.util.GregorianCalendar").contains(owner);
      default -> owner.equals("java.time.Clock") && SYSTEM_CLOCKS.contains(target.getName());
    };
  }

  @Test
  void keepsEachFileReadable() throws IOException {
    assertThat(longerThan(220, Path.of("src/main/java"))).isEmpty();
    assertThat(longerThan(200, Path.of("src/main/webapp"), ".xhtml")).isEmpty();
  }

  private static List<Path> longerThan(int lines, Path root, String... ends) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(ends.length == 0 ? ".java" : ends[0]))
          .filter(file -> count(file) > lines)
          .toList();
    }
  }

  private static long count(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

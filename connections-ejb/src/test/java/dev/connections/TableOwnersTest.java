package dev.connections;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Rows belong to one package: no other reads or writes them, not by the name of an entity in a JPQL
 * string nor by that of a table in SQL either. The strings are those of the compiled classes, where
 * constants are joined already.
 */
@AnalyzeClasses(
    packages = "dev.connections",
    importOptions = {DoNotIncludeTests.class, PackageArrowsTest.TheProduct.class})
class TableOwnersTest {
  /** Tables that no entity stands for. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "key_check", "dev.connections.secret",
          "verification_batch_item", "dev.connections.bulk",
          "flyway_schema_history", "dev.connections.platform");

  /** What follows these in a statement is an entity, a table or the path of a joined collection. */
  private static final Pattern NAMED =
      Pattern.compile("(?:\\b(?:from|join|update|into)|,)\\s+([A-Za-z_]\\w*)(?=[\\s(]|$)");

  /** What a list is given, which puts the words around it. */
  private static final Pattern ALIASED = Pattern.compile("^([A-Z]\\w*) [a-z](?=\\s|$)");

  private static final Pattern STATEMENT =
      Pattern.compile("\\b(select|insert|update|delete|from|join)\\b");

  @ArchTest
  static void rowsAreReadAndWrittenByTheirOwnersAlone(JavaClasses product) {
    Map<String, String> owners = owners(product);
    ArchRule rule =
        classes()
            .should(
                new ArchCondition<>("name no rows of another package in a statement") {
                  @Override
                  public void check(JavaClass known, ConditionEvents events) {
                    for (String text : strings(known)) {
                      for (String name : named(text, owners)) {
                        if (!owners.get(name).equals(known.getPackageName())) {
                          events.add(
                              SimpleConditionEvent.violated(
                                  known,
                                  known.getName() + " names " + name + " in \"" + text + "\""));
                        }
                      }
                    }
                  }
                });
    rule.check(product);
  }

  /** By the names of entities and of tables, the packages that they belong to. */
  private static Map<String, String> owners(JavaClasses product) {
    Map<String, String> owners = new HashMap<>(OTHERS);
    for (JavaClass entity : product) {
      if (entity.isAnnotatedWith(Entity.class)) {
        owners.put(entity.getSimpleName(), entity.getPackageName());
        owners.put(entity.getAnnotationOfType(Table.class).name(), entity.getPackageName());
        owners.putAll(
            entity.getFields().stream()
                .filter(field -> field.isAnnotatedWith(CollectionTable.class))
                .collect(
                    toMap(
                        field -> field.getAnnotationOfType(CollectionTable.class).name(),
                        field -> entity.getPackageName())));
      }
    }
    return owners;
  }

  /** Of these, the ones that a statement names. */
  private static Set<String> named(String text, Map<String, String> owners) {
    Set<String> found = new TreeSet<>();
    ALIASED.matcher(text).results().forEach(name -> found.add(name.group(1)));
    if (STATEMENT.matcher(text).find()) {
      NAMED.matcher(text).results().forEach(name -> found.add(name.group(1)));
    }
    found.retainAll(owners.keySet());
    return found;
  }

  @Test
  void findsTheRowsThatAStatementNames() {
    Map<String, String> owners = Map.of("Draft", "a", "ProfileKey", "a", "audit_row", "b");

    assertThat(named("select k from ProfileKey k, Draft d where d.id = k.id", owners))
        .containsExactly("Draft", "ProfileKey");
    assertThat(
            named("delete from Draft d where d.id in (select max(a.id) from audit_row a)", owners))
        .containsExactly("Draft", "audit_row");
    assertThat(named("insert into audit_row(id) values (?1)", owners)).containsExactly("audit_row");
    assertThat(named(" left join ProfileKey k on k.id = p.id", owners))
        .containsExactly("ProfileKey");
    assertThat(named("Draft d join ProfileKey k on k.draftId = d.id", owners))
        .containsExactly("Draft", "ProfileKey");
    assertThat(named("Draft d", owners)).containsExactly("Draft");
    assertThat(named("Draft from before", owners)).isEmpty();
  }

  @Test
  void readsTheStringsOfACompiledClass() {
    assertThat(
            strings(
                new com.tngtech.archunit.core.importer.ClassFileImporter()
                    .importClass(TableOwnersTest.class)))
        .contains("delete from Draft d where d.id in (select max(a.id) from audit_row a)");
  }

  /** Every text of the constant pool (JVM specification 4.4), names among them. */
  private static List<String> strings(JavaClass known) {
    try (InputStream file = known.getSource().orElseThrow().getUri().toURL().openStream();
        DataInputStream in = new DataInputStream(file)) {
      in.skipNBytes(8);
      int entries = in.readUnsignedShort();
      List<String> texts = new ArrayList<>();
      for (int i = 1; i < entries; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts.add(in.readUTF());
          case 5, 6 -> {
            in.skipNBytes(8);
            i++;
          }
          case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          default -> in.skipNBytes(4);
        }
      }
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(known.getName(), unreadable);
    }
  }
}

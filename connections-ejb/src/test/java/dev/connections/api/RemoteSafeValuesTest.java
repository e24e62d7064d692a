package dev.connections.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ORB behind a remote view of Payara can marshal neither records nor {@code java.time}, and
 * says so only after the method ran.
 */
class RemoteSafeValuesTest {
  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          URI.class,
          long.class,
          int.class,
          boolean.class,
          byte[].class,
          Long.class,
          Integer.class,
          Boolean.class);

  /** Stay where they are: nothing of them crosses a view. */
  private static final Set<Class<?>> NO_VALUES = Set.of(Lookup.class, PackedTokens.class);

  private static final Set<Class<?>> COLLECTIONS = Set.of(List.class, Set.class, Map.class);

  private static final List<Class<?>> ALL =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("dev.connections.api")
              .stream()
              .<Class<?>>map(JavaClass::reflect)
              .filter(type -> !type.getSimpleName().equals("package-info"))
              .toList();

  static Stream<Class<?>> values() {
    return ALL.stream()
        .filter(t -> !t.isInterface() && !t.isEnum() && t.getEnclosingClass() == null)
        .filter(t -> !Modifier.isAbstract(t.getModifiers()) && !NO_VALUES.contains(t));
  }

  static Stream<Class<?>> interfaces() {
    return ALL.stream().filter(t -> t.isInterface() && !t.isAnnotation());
  }

  @ParameterizedTest
  @MethodSource("values")
  void isAFinalClassThatSaysItsVersion(Class<?> type) throws Exception {
    assertThat(type.isRecord()).isFalse();
    assertThat(type).isFinal();
    assertThat(Serializable.class).isAssignableFrom(type);
    Field version = type.getDeclaredField("serialVersionUID");
    assertThat(version.getType()).isEqualTo(long.class);
    assertThat(Modifier.isStatic(version.getModifiers())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("values")
  void holdsOnlyWhatTheOrbCanMarshal(Class<?> type) {
    assertThat(type.getDeclaredFields())
        .filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
        .allSatisfy(
            field -> {
              assertThat(Modifier.isPrivate(field.getModifiers())).isTrue();
              assertThat(Modifier.isTransient(field.getModifiers())).isFalse();
              assertThat(isSafe(field.getGenericType())).as(field.toString()).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("values")
  void comparesByItsContent(Class<?> type) throws Exception {
    if (!Throwable.class.isAssignableFrom(type)) {
      assertThat(type.getMethod("equals", Object.class).getDeclaringClass()).isEqualTo(type);
      assertThat(type.getMethod("hashCode").getDeclaringClass()).isEqualTo(type);
    }
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void takesAndAnswersOnlyWhatTheOrbCanMarshal(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        assertThat(
                Stream.concat(
                    Stream.of(method.getGenericReturnType()),
                    Arrays.stream(method.getGenericParameterTypes())))
            .as(method.toString())
            .allMatch(t -> t == void.class || isSafe(t));
      }
    }
  }

  private static boolean isSafe(Type type) {
    if (type instanceof ParameterizedType generic) {
      return COLLECTIONS.contains(generic.getRawType())
          && Arrays.stream(generic.getActualTypeArguments()).allMatch(RemoteSafeValuesTest::isSafe);
    }
    return type instanceof Class<?> plain
        && (PLAIN.contains(plain)
            || plain.getPackageName().equals("dev.connections.api")
                && (plain.isEnum() || values().anyMatch(plain::equals)));
  }
}

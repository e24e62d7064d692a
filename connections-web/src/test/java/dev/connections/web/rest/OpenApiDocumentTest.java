package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The document says what is served, and nothing else. */
class OpenApiDocumentTest {
  private static final Map<Class<? extends Annotation>, String> VERBS =
      Map.of(
          GET.class, "get",
          POST.class, "post",
          PUT.class, "put",
          PATCH.class, "patch",
          DELETE.class, "delete");

  private static Map<String, Object> document;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = OpenApiDocumentTest.class.getResourceAsStream("openapi.yaml")) {
      document = new Yaml().load(in);
    }
  }

  /** A status is a number in YAML, and a time without quotes a date of Java. */
  @Test
  void holdsOnlyWhatJsonHas() throws IOException {
    assertThat(DocumentServlet.read().toString()).isEqualTo(document.toString());
    assertIsJson(DocumentServlet.read());
  }

  private static void assertIsJson(Object value) {
    if (value instanceof Map<?, ?> object) {
      assertThat(object.keySet()).allMatch(String.class::isInstance);
      object.values().forEach(OpenApiDocumentTest::assertIsJson);
    } else if (value instanceof List<?> list) {
      list.forEach(OpenApiDocumentTest::assertIsJson);
    } else {
      assertThat(value).isInstanceOfAny(String.class, Number.class, Boolean.class);
    }
  }

  @Test
  void isOfTheVersionThatItSaysAndDescribesEachOperationOnce() {
    assertThat(document.get("openapi")).isEqualTo("3.1.0");
    Set<String> described = new TreeSet<>(operations().keySet());
    described.remove("post " + TokenEndpoint.PATH);

    assertThat(described).isEqualTo(served().keySet());
  }

  @Test
  void isOpenToEverybodyAtEachOfItsAddresses() throws IOException {
    String settings = Files.readString(Paths.get("src/main/webapp/WEB-INF/web.xml"));
    String open = settings.substring(settings.indexOf("open to everybody"));

    assertThat(DocumentServlet.class.getAnnotation(WebServlet.class).value())
        .allSatisfy(address -> assertThat(open).contains("<url-pattern>" + address + "<"));
  }

  @Test
  void namesEachOperationAndSaysWhatItDoes() {
    List<Object> ids = new ArrayList<>();
    operations()
        .forEach(
            (name, operation) -> {
              ids.add(operation.get("operationId"));
              assertThat(operation.get("summary")).as(name).asString().isNotBlank();
              assertThat((List<?>) operation.get("tags")).as(name).hasSize(1);
            });

    assertThat(ids).doesNotContainNull().doesNotHaveDuplicates();
  }

  @Test
  void namesTheParametersOfEachOperation() {
    served()
        .forEach(
            (name, method) -> assertThat(parametersOf(name)).as(name).isEqualTo(taken(method)));
  }

  @Test
  void saysOfEachOperationHowItIsRefused() {
    served()
        .forEach(
            (name, method) -> {
              Set<String> statuses = map(operations().get(name).get("responses")).keySet();
              assertThat(statuses).as(name).contains("400", "401", "403", "429", "500", "503");
              if (takesABody(method)) {
                assertThat(statuses).as(name).contains("413", "415", "422");
              }
              // Without an answer there is nothing that a caller may not accept: generated
              // clients accept problems alone there.
              assertThat(statuses.contains("406"))
                  .as(name)
                  .isEqualTo(method.getReturnType() != void.class);
            });
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of("Connection", ConnectionJson.class),
        Arguments.of("Organization", ConnectionJson.Organization.class),
        Arguments.of("NewConnection", NewConnectionJson.class),
        Arguments.of("Name", NameJson.class),
        Arguments.of("ConnectionList", Listed.class),
        Arguments.of("ConnectorList", Listed.class),
        Arguments.of("ProfileList", Listed.class),
        Arguments.of("Connector", LinkJson.class),
        Arguments.of("LinkRequest", LinkRequestJson.class),
        Arguments.of("TokenRequest", TokenRequestJson.class),
        Arguments.of("Token", TokenJson.class),
        Arguments.of("Report", ReportJson.class),
        Arguments.of("ProofRequest", ProofRequestJson.class),
        Arguments.of("Proof", ProofJson.class),
        Arguments.of("Event", EventJson.class),
        Arguments.of("Events", EventsJson.class),
        Arguments.of("Profile", ProfileJson.class),
        Arguments.of("Finding", FindingJson.class),
        Arguments.of("NewProfile", NewProfileJson.class),
        Arguments.of("ProfileNames", ProfileNamesJson.class),
        Arguments.of("Credential", CredentialJson.class),
        Arguments.of("Application", ApplicationJson.class),
        Arguments.of("ApplicationList", Listed.class),
        Arguments.of("Verification", VerificationJson.class),
        Arguments.of("VerificationStep", VerificationJson.Step.class),
        Arguments.of("Activity", ActivityJson.class),
        Arguments.of("ActivityList", Listed.class));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void namesTheFieldsOfEachShape(String name, Class<?> shape) {
    Map<String, Object> schema = map(map(at("components", "schemas")).get(name));

    assertThat(map(schema.get("properties")).keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(shape.getRecordComponents()).map(RecordComponent::getName).toList());
    if (schema.containsKey("required")) {
      assertThat(map(schema.get("properties")).keySet())
          .containsAll(((List<?>) schema.get("required")).stream().map(Object::toString).toList());
    }
  }

  @Test
  void namesEveryValueOfAnEnumeration() {
    assertThat(enumeration("Status"))
        .containsExactlyInAnyOrderElementsOf(names(dev.connections.api.Status.values()));
    assertThat(enumeration("LinkState"))
        .containsExactlyInAnyOrderElementsOf(names(dev.connections.api.LinkState.values()));
  }

  @Test
  void refersToNothingThatIsNotThereAndLeavesNothingUnused() {
    Set<String> used = new HashSet<>();
    references(document, used);
    Set<String> there = new HashSet<>();
    map(document.get("components"))
        .forEach(
            (kind, parts) ->
                map(parts)
                    .keySet()
                    .forEach(part -> there.add("#/components/" + kind + "/" + part)));
    there.remove("#/components/securitySchemes/apiKey");
    there.remove("#/components/securitySchemes/openId");

    assertThat(used).isEqualTo(there);
  }

  private static void references(Object part, Set<String> into) {
    if (part instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String reference) {
        into.add(reference);
      }
      map.values().forEach(value -> references(value, into));
    } else if (part instanceof List<?> list) {
      list.forEach(value -> references(value, into));
    }
  }

  private static List<String> enumeration(String schema) {
    List<?> values = (List<?>) map(map(at("components", "schemas")).get(schema)).get("enum");
    return values.stream().map(Object::toString).toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  /** By verb and path. */
  private static Map<String, Map<String, Object>> operations() {
    Map<String, Map<String, Object>> operations = new TreeMap<>();
    map(document.get("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (verb, operation) -> {
                          if (VERBS.containsValue(verb)) {
                            operations.put(verb + " " + path, map(operation));
                          }
                        }));
    return operations;
  }

  private static Set<String> parametersOf(String name) {
    Map<String, Object> item = map(map(document.get("paths")).get(name.split(" ")[1]));
    Set<String> found = new TreeSet<>();
    for (Object holder : new Object[] {item, operations().get(name)}) {
      Object parameters = map(holder).get("parameters");
      if (parameters != null) {
        ((List<?>) parameters).forEach(parameter -> found.add(nameOf(map(parameter))));
      }
    }
    return found;
  }

  private static String nameOf(Map<String, Object> parameter) {
    Map<String, Object> meant = parameter;
    if (parameter.get("$ref") instanceof String reference) {
      String[] steps = reference.split("/");
      meant = map(map(at("components", "parameters")).get(steps[steps.length - 1]));
    }
    return meant.get("in") + " " + meant.get("name");
  }

  private static Set<String> taken(Method method) {
    Set<String> taken = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(QueryParam.class)) {
        taken.add("query " + parameter.getAnnotation(QueryParam.class).value());
      }
      if (parameter.isAnnotationPresent(PathParam.class)) {
        taken.add("path " + parameter.getAnnotation(PathParam.class).value());
      }
      if (parameter.isAnnotationPresent(HeaderParam.class)) {
        taken.add("header " + parameter.getAnnotation(HeaderParam.class).value());
      }
    }
    return taken;
  }

  private static boolean takesABody(Method method) {
    return Arrays.stream(method.getParameters()).anyMatch(p -> p.getAnnotations().length == 0);
  }

  /** By verb and path. */
  private static Map<String, Method> served() {
    Map<String, Method> served = new TreeMap<>();
    for (Class<?> resource : new RestApplication().getClasses()) {
      Path path = resource.getAnnotation(Path.class);
      if (path == null) {
        continue;
      }
      for (Method method : resource.getDeclaredMethods()) {
        VERBS.forEach(
            (verb, name) -> {
              if (method.isAnnotationPresent(verb)) {
                Path below = method.getAnnotation(Path.class);
                String whole =
                    RestApplication.PATH
                        + "/"
                        + path.value()
                        + (below == null ? "" : "/" + below.value());
                served.put(name + " " + whole, method);
              }
            });
      }
    }
    return served;
  }

  private static Object at(String... steps) {
    Object part = document;
    for (String step : steps) {
      part = map(part).get(step);
    }
    return part;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object part) {
    Map<String, Object> byText = new HashMap<>();
    ((Map<Object, Object>) part).forEach((key, value) -> byText.put(key.toString(), value));
    return byText;
  }
}

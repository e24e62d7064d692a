package dev.connections.sandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All JSON here: answers, samples and what is kept across starts. */
public final class Json {
  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]+)}");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModules(new JavaTimeModule(), new JoseModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .withCoercionConfigDefaults(
              texts -> texts.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
          .build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** What Jackson makes of a value that becomes an object. */
  public static ObjectNode object(Object value) {
    return MAPPER.valueToTree(value);
  }

  public static ArrayNode array(Collection<?> values) {
    return MAPPER.valueToTree(values);
  }

  /** What Jackson makes of each of them, in their order. */
  public static <T> ArrayNode array(Collection<T> values, Function<T, ?> as) {
    return array(values.stream().map(as).toList());
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  public static <T> T bound(JsonNode json, Class<T> type) throws JsonProcessingException {
    return MAPPER.treeToValue(json, type);
  }

  /** Binds JSON to types that are kept across starts, each of which gets the keeper. */
  public static ObjectReader reader(Keeper keeper) {
    return MAPPER.reader(new InjectableValues.Std().addValue(Keeper.class, keeper));
  }

  /** The objects of a resource, by their names; each has to be copied before it is filled. */
  public static Map<String, ObjectNode> objects(Class<?> beside, String name) {
    return resource(beside, name, new TypeReference<>() {});
  }

  /**
   * A resource of the program.
   *
   * @param beside a class of the resource's package
   */
  public static <T> T resource(Class<?> beside, String name, TypeReference<T> type) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return MAPPER.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy with values in the place of each {@code ${name}} in its texts. */
  public static JsonNode filled(JsonNode sample, UnaryOperator<String> values) {
    var filled =
        NAME.matcher(sample.toString()).replaceAll(name -> quoted(values.apply(name.group(1))));
    try {
      return parse(filled);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String quoted(String text) {
    String json = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    return Matcher.quoteReplacement(json);
  }
}

package dev.connections.capability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.utils.JsonNodes;
import java.util.Optional;

/** Reads a file of the catalog, and holds it against the schema. */
final class CatalogReader {
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(CatalogFile.shipped(CatalogFile.SCHEMA).text(), InputFormat.JSON);
  private final Mistakes mistakes;

  CatalogReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Empty when it has mistakes, which are noted then. */
  Optional<JsonNode> read(CatalogFile file) {
    JsonNode root;
    try {
      root = JsonNodes.readTree(json, file.text(), LocationJsonNodeFactoryFactory.getInstance());
    } catch (IllegalArgumentException wrapped) {
      if (wrapped.getCause() instanceof JsonProcessingException broken) {
        mistakes.add(file.name(), broken.getLocation(), "this is no JSON: " + words(broken));
        return Optional.empty();
      }
      throw wrapped;
    }
    var found = schema.validate(root);
    found.forEach(message -> add(file, message));
    return found.isEmpty() ? Optional.of(root) : Optional.empty();
  }

  /** Jackson says the same of a repeated member in the words of its own settings. */
  private static String words(JsonProcessingException broken) {
    String words = broken.getOriginalMessage();
    int settings = words.indexOf(" for `");
    return settings < 0 ? words : words.substring(0, settings);
  }

  /** At the member that is wrong, where the schema found fault with the object around it. */
  private void add(CatalogFile file, ValidationMessage message) {
    JsonNode at = message.getInstanceNode();
    JsonNode member = message.getProperty() == null ? null : at.get(message.getProperty());
    String value = at.isValueNode() ? " is " + at : "";
    mistakes.add(
        file.name(),
        member == null ? at : member,
        message.getInstanceLocation() + value + ": " + message.getError());
  }
}

package dev.connections.sandbox.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connections.sandbox.server.Json;
import java.util.Map;

/**
 * One of Microsoft's clouds. Each has one login and one Graph for all of its tenants. The names are
 * those of the product's settings.
 */
public enum Cloud {
  GLOBAL("Global"),
  US_GOV_L4("US Government L4");

  private static final Map<String, ObjectNode> METADATA = Json.objects(Cloud.class, "clouds.json");

  private final String label;

  Cloud(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** What the metadata of its tenants say about it. */
  ObjectNode metadata() {
    return METADATA.get(name());
  }

  /** {@code cloud_instance_name}, which the real login is below. */
  public String instanceName() {
    return metadata().get("cloud_instance_name").asText();
  }

  /** {@code msgraph_host}: the real one, which tells the cloud. */
  public String graphHost() {
    return metadata().get("msgraph_host").asText();
  }

  /** {@code tenant_region_scope}. */
  String regionScope() {
    return metadata().get("tenant_region_scope").asText();
  }
}

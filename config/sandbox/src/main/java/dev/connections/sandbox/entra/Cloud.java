package dev.connections.sandbox.entra;

/**
 * One of Microsoft's clouds. Each has one login and one Graph for all of its tenants. The names are
 * those of the product's settings.
 */
public enum Cloud {
  GLOBAL("Global", "microsoftonline.com", "graph.windows.net", "graph.microsoft.com", "EU", null),
  US_GOV_L4(
      "US Government L4",
      "microsoftonline.us",
      "graph.windows.net",
      "graph.microsoft.us",
      "USGov",
      "DODCON");

  private final String label;
  private final String instanceName;
  private final String directoryHost;
  private final String graphHost;
  private final String regionScope;
  private final String regionSubScope;

  Cloud(
      String label,
      String instanceName,
      String directoryHost,
      String graphHost,
      String regionScope,
      String regionSubScope) {
    this.label = label;
    this.instanceName = instanceName;
    this.directoryHost = directoryHost;
    this.graphHost = graphHost;
    this.regionScope = regionScope;
    this.regionSubScope = regionSubScope;
  }

  public String label() {
    return label;
  }

  /** {@code cloud_instance_name}. */
  public String instanceName() {
    return instanceName;
  }

  /** {@code cloud_graph_host_name}, of the API before Microsoft Graph. */
  String directoryHost() {
    return directoryHost;
  }

  /** {@code msgraph_host}: the real one, which tells the cloud. */
  public String graphHost() {
    return graphHost;
  }

  /** {@code tenant_region_scope}. */
  String regionScope() {
    return regionScope;
  }

  /** {@code tenant_region_sub_scope}, or null where Microsoft leaves it out. */
  String regionSubScope() {
    return regionSubScope;
  }
}

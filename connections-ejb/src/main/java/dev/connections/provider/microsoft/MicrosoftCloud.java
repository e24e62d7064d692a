package dev.connections.provider.microsoft;

import dev.connections.api.Cloud;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * One of Microsoft's clouds, as this installation reaches it.
 *
 * @param label for people
 * @param login origin of its login
 * @param graph origin of its Microsoft Graph
 * @param graphHosts what {@code msgraph_host} of its tenants' metadata may be
 * @param instances what {@code cloud_instance_name} may be
 * @param regionSubScopes what {@code tenant_region_sub_scope} may be
 * @param resources identifiers of APIs for scopes, by their application id
 */
record MicrosoftCloud(
    Cloud cloud,
    String label,
    URI login,
    URI graph,
    Set<String> graphHosts,
    Set<String> instances,
    Set<String> regionSubScopes,
    Map<String, String> resources) {

  /** Of the OpenID Connect metadata of a tenant. */
  URI metadata(String tenant) {
    return login.resolve("/" + tenant + "/v2.0/.well-known/openid-configuration");
  }

  URI tokenEndpoint(String tenantId) {
    return login.resolve("/" + tenantId + "/oauth2/v2.0/token");
  }

  /** Where an API is; without a host where each tenant has one of its own. */
  URI address(String resource) {
    if (resource.equals(AppTokens.GRAPH)) {
      return graph;
    }
    String known = resources.getOrDefault(resource, "");
    return URI.create(known.startsWith("https://") ? known : "");
  }

  /** An API's scope of all that was granted; an API is named by its id where no name is known. */
  String scope(String resource) {
    return resources.getOrDefault(resource, resource) + "/.default";
  }
}

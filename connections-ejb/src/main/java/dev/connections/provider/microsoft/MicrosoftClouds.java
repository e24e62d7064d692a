package dev.connections.provider.microsoft;

import dev.connections.api.Cloud;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.provider.call.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Microsoft's clouds by {@code clouds.json} and the settings (Microsoft Graph, "National cloud
 * deployments").
 */
final class MicrosoftClouds {
  private final Map<Cloud, MicrosoftCloud> all = new LinkedHashMap<>();
  private final List<MicrosoftCloud> inOrder;

  MicrosoftClouds(Settings settings) {
    Map<String, Object> data = DataFile.read("clouds.json");
    for (String id : data.keySet()) {
      Cloud cloud = Cloud.of(id);
      all.put(cloud, cloud(cloud, Json.member(data, id), settings));
    }
    inOrder =
        settings.list(Setting.MICROSOFT_CLOUDS).stream()
            .map(name -> all.get(Cloud.of(name)))
            .toList();
  }

  private static MicrosoftCloud cloud(Cloud cloud, Map<String, Object> data, Settings settings) {
    Map<String, String> resources = new LinkedHashMap<>();
    Json.member(data, "resources").forEach((id, name) -> resources.put(id, String.valueOf(name)));
    return new MicrosoftCloud(
        cloud,
        Json.text(data, "label"),
        origin(settings, Setting.valueOf("MICROSOFT_" + cloud + "_LOGIN")),
        origin(settings, Setting.valueOf("MICROSOFT_" + cloud + "_GRAPH")),
        texts(data, "graphHosts"),
        texts(data, "instances"),
        texts(data, "regionSubScopes"),
        resources);
  }

  private static URI origin(Settings settings, Setting setting) {
    return URI.create(settings.origin(setting).orElseThrow());
  }

  private static Set<String> texts(Map<String, Object> data, String member) {
    return Set.copyOf(Json.texts(data, member));
  }

  /** Those that the settings allow, in their order, each login once. */
  List<MicrosoftCloud> logins() {
    Set<URI> seen = new LinkedHashSet<>();
    return inOrder.stream().filter(cloud -> seen.add(cloud.login())).toList();
  }

  boolean isAllowed(MicrosoftCloud cloud) {
    return inOrder.contains(cloud);
  }

  MicrosoftCloud of(Cloud cloud) {
    return all.get(cloud);
  }

  /** The cloud that a tenant's metadata tells of; empty when it tells of none that is known. */
  Optional<MicrosoftCloud> told(Map<String, Object> metadata) {
    // The sub-scope first: it alone tells the two clouds of the US government apart for sure.
    return by(MicrosoftCloud::regionSubScopes, Json.text(metadata, "tenant_region_sub_scope"))
        .or(() -> by(MicrosoftCloud::graphHosts, Json.text(metadata, "msgraph_host")))
        .or(() -> by(MicrosoftCloud::instances, Json.text(metadata, "cloud_instance_name")));
  }

  private Optional<MicrosoftCloud> by(Function<MicrosoftCloud, Set<String>> names, String told) {
    return all.values().stream().filter(cloud -> names.apply(cloud).contains(told)).findFirst();
  }

  /** All hosts that may be spoken to, with their port where it is not the usual one. */
  Set<String> hosts() {
    return all.values().stream()
        .flatMap(cloud -> Stream.of(cloud.login(), cloud.graph()))
        .map(origin -> origin.getRawAuthority().replaceFirst(":443$", ""))
        .collect(Collectors.toUnmodifiableSet());
  }
}

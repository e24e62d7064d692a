package dev.connections.capability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connections.api.Workload;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads all files and checks each by itself, then those of one workload with each other. */
final class CatalogLoad {
  private final Mistakes mistakes = new Mistakes();

  /**
   * @throws CatalogException with every mistake of every file
   */
  static Map<Workload, WorkloadCatalog> of(Collection<CatalogFile> files) {
    return new CatalogLoad().load(files);
  }

  private Map<Workload, WorkloadCatalog> load(Collection<CatalogFile> files) {
    CatalogReader reader = new CatalogReader(mistakes);
    Map<Workload, Map<String, JsonNode>> byWorkload = new EnumMap<>(Workload.class);
    for (Workload workload : Workload.values()) {
      byWorkload.put(workload, new LinkedHashMap<>());
    }
    for (CatalogFile file : files) {
      Optional<JsonNode> root = reader.read(file);
      root.ifPresent(
          read ->
              byWorkload
                  .get(Workload.valueOf(read.path("workload").asText()))
                  .put(file.name(), read));
    }
    // What an unreadable file defines would be missed everywhere else.
    boolean whole = mistakes.isEmpty();
    Map<Workload, WorkloadCatalog> catalogs = new EnumMap<>(Workload.class);
    byWorkload.forEach(
        (workload, roots) -> {
          if (whole || !roots.isEmpty()) {
            catalogs.put(workload, build(workload, roots));
          }
        });
    if (!mistakes.isEmpty()) {
      throw new CatalogException(mistakes.sentences());
    }
    return catalogs;
  }

  private WorkloadCatalog build(Workload workload, Map<String, JsonNode> roots) {
    CatalogNames names = new CatalogNames(workload, mistakes);
    roots.forEach(names::define);
    Map<Permission, CatalogPermission> permissions = names.permissions();
    CatalogCapabilities capabilities = new CatalogCapabilities(names, mistakes);
    roots.forEach(capabilities::define);
    roots.forEach(capabilities::refuseUnknownFollowers);
    names.refuseUnused(WorkloadCatalog.used(capabilities.all(), permissions));
    if (capabilities.all().stream().noneMatch(Capability::mandatory)) {
      String file = roots.keySet().stream().findFirst().orElseThrow();
      mistakes.add(
          file,
          roots.get(file).path("capabilities"),
          "no capability of " + workload + " is mandatory; one has to be.");
    }
    return WorkloadCatalog.of(capabilities.all(), permissions);
  }
}

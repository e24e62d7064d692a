package dev.connections.capability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connections.api.Workload;
import java.util.Collection;
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
    Map<Workload, Map<String, JsonNode>> byWorkload = new LinkedHashMap<>();
    for (CatalogFile file : files) {
      Optional<JsonNode> root = reader.read(file);
      root.ifPresent(
          read ->
              byWorkload
                  .computeIfAbsent(
                      Workload.of(read.path("workload").asText()), first -> new LinkedHashMap<>())
                  .put(file.name(), read));
    }
    boolean whole = mistakes.isEmpty();
    Map<Workload, WorkloadCatalog> catalogs = new LinkedHashMap<>();
    byWorkload.forEach((workload, roots) -> catalogs.put(workload, build(workload, roots, whole)));
    if (!mistakes.isEmpty()) {
      throw new CatalogException(mistakes.sentences());
    }
    return catalogs;
  }

  private WorkloadCatalog build(Workload workload, Map<String, JsonNode> roots, boolean whole) {
    CatalogAbout about = CatalogAbout.of(workload, roots, whole, mistakes);
    CatalogNames names = new CatalogNames(about, mistakes);
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
    return WorkloadCatalog.of(about, capabilities.all(), permissions);
  }
}

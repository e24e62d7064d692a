package dev.connections.capability;

import dev.connections.api.Workload;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.StartProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The capability catalog: which workloads there are, which capabilities each of them has, and the
 * permissions that they take. Read once, from the files of {@code config/catalog} that are packed
 * into the application, and from the operator's folder, whose files replace those of the same name.
 * Answers from memory.
 */
@ApplicationScoped
public class Catalog {
  private final Map<Workload, WorkloadCatalog> catalogs;
  private final Clock clock;

  /** For the container's proxy alone. */
  protected Catalog() {
    catalogs = Map.of();
    clock = null;
  }

  /**
   * @throws StartProblem when the files have mistakes: all of them with file and line
   */
  @Inject
  public Catalog(Settings settings, Clock clock) {
    this.clock = clock;
    Path folder = settings.given(Setting.CATALOG_DIRECTORY).map(Path::of).orElse(null);
    try {
      this.catalogs = CatalogLoad.of(CatalogFile.all(folder));
    } catch (CatalogException wrong) {
      throw new StartProblem(
          "The capability catalog has mistakes:\n" + String.join("\n", wrong.mistakes()), wrong);
    } catch (UncheckedIOException unreadable) {
      throw new StartProblem(
          Setting.CATALOG_DIRECTORY.key()
              + " is "
              + folder
              + ", which cannot be read: "
              + unreadable.getCause().getMessage(),
          unreadable);
    }
  }

  /** What each workload is that the files are about, in their order. */
  public List<WorkloadView> workloads() {
    return catalogs.values().stream().map(WorkloadCatalog::about).toList();
  }

  /** Whether a file is about it. */
  public boolean knows(Workload workload) {
    return catalogs.containsKey(workload);
  }

  /** What a workload is; one that no file is about is called by its id and offers nothing. */
  public WorkloadView workload(Workload workload) {
    return of(workload).about();
  }

  /** How its authorization server is spoken to; empty where its file does not say it. */
  public Optional<SystemEndpoints> endpoints(Workload workload) {
    return Optional.ofNullable(of(workload).endpoints());
  }

  /** One that no file is about, such as that of an old row, has no capabilities. */
  private WorkloadCatalog of(Workload workload) {
    WorkloadCatalog known = catalogs.get(workload);
    return known == null ? WorkloadCatalog.unknown(workload) : known;
  }

  /**
   * What these capabilities ask for today. A code that the catalog does not have asks for nothing.
   */
  public PermissionNeeds needs(Workload workload, Collection<String> codes) {
    WorkloadCatalog catalog = of(workload);
    LocalDate today = today();
    return new PermissionNeeds(
        catalog.capabilities().values().stream()
            .filter(capability -> codes.contains(capability.code()))
            .map(capability -> capability.needs(today, catalog.titles(capability.followedBy())))
            .toList(),
        catalog.implied());
  }

  /**
   * The permissions to ask for, where what is granted is granted once for all: of alternatives
   * those of the least privilege.
   */
  public List<Permission> asked(Workload workload, Collection<String> codes) {
    return new WantedPermissions(this, workload, needs(workload, codes))
        .list().stream()
            .map(wanted -> new Permission(wanted.resource(), wanted.name(), wanted.permissionId()))
            .toList();
  }

  /**
   * The codes that a system application begins with: all that back up and are there to stay. The
   * console calls it the same.
   */
  public List<String> systemChoice(Workload workload) {
    return choice(
        workload,
        offered(workload).stream()
            .filter(one -> !one.customOnly() && one.direction().equals("BACKUP"))
            .filter(one -> one.removedFrom() == null)
            .map(Capability::code)
            .toList());
  }

  /** The codes that a profile which stands alone is verified for, the mandatory ones among them. */
  public Set<String> defaults(Workload workload) {
    Set<String> codes = new LinkedHashSet<>();
    for (Capability capability : offered(workload)) {
      if (capability.byDefault() || capability.mandatory()) {
        codes.add(capability.code());
      }
    }
    return codes;
  }

  /** All that the catalog has, in its order, those included that are not offered today. */
  public List<Capability> capabilities(Workload workload) {
    return List.copyOf(of(workload).capabilities().values());
  }

  /** Those that can be chosen today, the mandatory ones first. */
  public List<Capability> offered(Workload workload) {
    LocalDate today = today();
    return of(workload).capabilities().values().stream()
        .filter(capability -> capability.isOffered(today))
        .sorted((a, b) -> Boolean.compare(b.mandatory(), a.mandatory()))
        .toList();
  }

  /** The codes of the mandatory ones, and of those among these that can be chosen today. */
  public List<String> choice(Workload workload, Collection<String> codes) {
    return offered(workload).stream()
        .filter(capability -> capability.mandatory() || codes.contains(capability.code()))
        .map(Capability::code)
        .toList();
  }

  public Optional<Capability> capability(Workload workload, String code) {
    return Optional.ofNullable(of(workload).capabilities().get(code));
  }

  /** Every permission that the catalog knows, in its order. */
  public List<CatalogPermission> permissions(Workload workload) {
    return List.copyOf(of(workload).permissions().values());
  }

  /** What the catalog says of a permission; empty when it does not know it. */
  public Optional<CatalogPermission> permission(Workload workload, Permission permission) {
    return Optional.ofNullable(of(workload).permissions().get(permission));
  }

  /** The permission that has this id at this resource; empty when the catalog knows none. */
  public Optional<Permission> byId(Workload workload, String resource, String id) {
    return of(workload).permissions().keySet().stream()
        .filter(known -> known.resource().equals(resource) && known.id().equals(id))
        .findFirst();
  }

  /** The name of a resource for people; its id when the catalog does not know it. */
  public String resourceName(Workload workload, String resource) {
    return of(workload).permissions().values().stream()
        .filter(known -> known.permission().resource().equals(resource))
        .map(CatalogPermission::resourceName)
        .findFirst()
        .orElse(resource);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}

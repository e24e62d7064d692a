package dev.connections.web.connection;

import dev.connections.console.capabilities.Capabilities;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which permission tables are open, and what stands in them. */
@Named
@ViewScoped
public class PermissionTables implements Serializable {
  private static final Set<PermissionVerdict> AS_IT_SHOULD_BE =
      EnumSet.of(
          PermissionVerdict.AS_NEEDED, PermissionVerdict.COVERED, PermissionVerdict.NOT_USED);

  @EJB private Capabilities catalog;
  @Inject private ConnectionView shown;

  private final Set<String> open = new HashSet<>();
  private boolean onlyDifferences;

  /** What the catalog calls the APIs, by their ids, for the codes of an application. */
  private transient Map<List<String>, Map<String, String>> resources;

  public void toggle(String applicationId) {
    if (!open.remove(applicationId)) {
      open.add(applicationId);
    }
  }

  public void open(String applicationId) {
    open.add(applicationId);
  }

  public boolean isOpen(String applicationId) {
    return open.contains(applicationId);
  }

  public List<PermissionView> rows(ApplicationDetails application) {
    return all(application).stream()
        .filter(row -> !onlyDifferences || differs(row.verdict()))
        .toList();
  }

  public long differences(ApplicationDetails application) {
    return all(application).stream().filter(row -> differs(row.verdict())).count();
  }

  /** How many there are to show. */
  public int count(ApplicationDetails application) {
    return all(application).size();
  }

  /** Without those that could stand for others and are neither asked for nor granted. */
  private static List<PermissionView> all(ApplicationDetails application) {
    List<PermissionView> found =
        application.profile() == null ? List.of() : application.profile().permissions();
    return found.stream().filter(row -> !isSpare(row)).toList();
  }

  private static boolean isSpare(PermissionView row) {
    return row.verdict() == PermissionVerdict.NOT_USED
        && row.declared() != Known.YES
        && row.granted() != Known.YES;
  }

  private static boolean differs(PermissionVerdict verdict) {
    return !AS_IT_SHOULD_BE.contains(verdict);
  }

  /** Good, to look at, or bad. */
  public String weight(PermissionVerdict verdict) {
    return switch (verdict) {
      case AS_NEEDED, COVERED -> "ok";
      case MISSING, CONSENT_MISSING -> "bad";
      case RECOMMENDED, EXCESS, WIDER_THAN_NEEDED -> "warn";
      case NOT_USED, UNVERIFIABLE -> "PENDING";
    };
  }

  /** The titles of the capabilities that use a permission. */
  public String neededBy(ApplicationDetails application, PermissionView permission) {
    Map<String, String> titles =
        application.capabilities().stream()
            .collect(Collectors.toMap(CapabilityView::code, CapabilityView::title));
    return permission.capabilities().stream()
        .map(code -> titles.getOrDefault(code, code))
        .collect(Collectors.joining(", "));
  }

  /** The API of a permission in words, as far as the catalog knows it; else its id. */
  public String resource(ApplicationDetails application, PermissionView permission) {
    List<String> codes = application.capabilities().stream().map(CapabilityView::code).toList();
    if (resources == null) {
      resources = new HashMap<>();
    }
    return resources
        .computeIfAbsent(codes, this::resources)
        .getOrDefault(permission.resource(), permission.resource());
  }

  private Map<String, String> resources(List<String> codes) {
    return catalog.permissions(shown.getDetails().organization().workload(), codes).stream()
        .collect(
            Collectors.toMap(
                CapabilityView.Wanted::resource,
                CapabilityView.Wanted::resourceName,
                (first, again) -> first));
  }

  public boolean isOnlyDifferences() {
    return onlyDifferences;
  }

  public void setOnlyDifferences(boolean onlyDifferences) {
    this.onlyDifferences = onlyDifferences;
  }
}

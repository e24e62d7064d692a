package dev.connections.application;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.capability.Capability;
import dev.connections.capability.Catalog;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an application can be given to hold. */
@ApplicationScoped
class CapabilityChoice {
  @Inject private Catalog catalog;

  /**
   * The chosen ones with the mandatory ones, each with its version in the catalog.
   *
   * @param held what it holds already, and keeps although it is no longer offered
   * @throws InvalidFieldsException with {@code capabilities}: {@code UNKNOWN}, or {@code
   *     CUSTOM_ONLY} for a system application ({0} names them)
   */
  Map<String, Integer> of(
      Workload workload, ApplicationType type, Collection<String> codes, Set<String> held)
      throws InvalidFieldsException {
    Map<String, Integer> chosen = new LinkedHashMap<>();
    Set<String> unknown = new TreeSet<>(codes);
    Set<String> offered =
        catalog.offered(workload).stream().map(Capability::code).collect(Collectors.toSet());
    for (Capability capability : catalog.capabilities(workload)) {
      String code = capability.code();
      boolean wanted = codes.contains(code) && (offered.contains(code) || held.contains(code));
      if (wanted || capability.mandatory()) {
        unknown.remove(code);
        refuseCustomOnly(capability, type);
        chosen.put(code, capability.version());
      }
    }
    // A capability that left the catalog: people can only take it away.
    unknown.stream().filter(held::contains).forEach(code -> chosen.put(code, 0));
    unknown.removeAll(held);
    if (!unknown.isEmpty()) {
      throw invalid("UNKNOWN", String.join(", ", unknown));
    }
    return chosen;
  }

  private static void refuseCustomOnly(Capability capability, ApplicationType type)
      throws InvalidFieldsException {
    if (capability.customOnly() && type == ApplicationType.SYSTEM) {
      throw invalid("CUSTOM_ONLY", capability.title());
    }
  }

  private static InvalidFieldsException invalid(String code, String detail) {
    return new InvalidFieldsException(
        List.of(new FieldProblem("capabilities", code, List.of(detail))));
  }
}

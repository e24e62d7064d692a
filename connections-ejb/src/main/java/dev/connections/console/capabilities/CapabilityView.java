package dev.connections.console.capabilities;

import java.time.LocalDate;
import java.util.List;

/**
 * A capability as the catalog has it: a named set of permissions, in human words.
 *
 * @param code such as {@code exchange-backup}, unique within its workload
 * @param title such as {@code Exchange backup}
 * @param description what it lets the platform do
 * @param direction {@code BACKUP}, {@code RESTORE} or {@code BOTH}
 * @param mandatory whether each application of the workload has to hold it
 * @param customOnly whether only a custom application can hold it
 * @param permissions how many permissions it takes, least privilege chosen
 * @param deprecatedFrom when the provider begins to switch it off, or null
 * @param removedFrom when it stops working, or null
 */
public record CapabilityView(
    String code,
    String title,
    String description,
    String direction,
    boolean mandatory,
    boolean customOnly,
    int version,
    int permissions,
    LocalDate deprecatedFrom,
    LocalDate removedFrom) {

  /** How it stands on a day. */
  public enum Phase {
    OFFERED,
    DEPRECATED,
    REMOVED
  }

  public Phase phase(LocalDate today) {
    if (removedFrom != null && !today.isBefore(removedFrom)) {
      return Phase.REMOVED;
    }
    return deprecatedFrom != null && !today.isBefore(deprecatedFrom)
        ? Phase.DEPRECATED
        : Phase.OFFERED;
  }

  /** A permission that a set of capabilities asks for. */
  public record Wanted(
      String resource,
      String resourceName,
      String name,
      String permissionId,
      PermissionNeed need,
      String why,
      List<String> capabilities) {
    public Wanted {
      capabilities = List.copyOf(capabilities);
    }
  }
}

package dev.connections.capability;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A capability as the catalog has it: a named set of permissions.
 *
 * @param direction {@code BACKUP}, {@code RESTORE} or {@code BOTH}
 * @param mandatory whether each application of the workload has to hold it
 * @param byDefault whether a profile that stands alone is verified for it
 * @param customOnly whether only a custom application can hold it
 * @param validFrom when it is offered first, or null
 * @param deprecatedFrom when the provider begins to switch it off, or null
 * @param removedFrom when it stops working, or null
 * @param followedBy codes of the capabilities that take its place
 * @param note for operators, such as what is not confirmed; empty when there is none
 * @param required sets of alternatives, the least privilege first: any one set suffices
 * @param recommended without them it works in part
 * @param optional they deepen it; neither asked for nor excess
 */
public record Capability(
    String code,
    String title,
    String description,
    String direction,
    boolean mandatory,
    boolean byDefault,
    boolean customOnly,
    int version,
    LocalDate validFrom,
    LocalDate deprecatedFrom,
    LocalDate removedFrom,
    List<String> followedBy,
    String note,
    List<Set<Permission>> required,
    Set<Permission> recommended,
    Set<Permission> optional) {

  /** Whether it can be chosen on this day. */
  public boolean isOffered(LocalDate today) {
    return (validFrom == null || !today.isBefore(validFrom)) && !isRemoved(today);
  }

  public boolean isDeprecated(LocalDate today) {
    return deprecatedFrom != null && !today.isBefore(deprecatedFrom);
  }

  public boolean isRemoved(LocalDate today) {
    return removedFrom != null && !today.isBefore(removedFrom);
  }

  /**
   * @param followers the titles of those that take its place
   */
  CapabilityNeeds needs(LocalDate today, List<String> followers) {
    return new CapabilityNeeds(
        code,
        title,
        required,
        recommended,
        optional,
        isDeprecated(today),
        isRemoved(today),
        removedFrom,
        followers);
  }
}

package dev.connections.capability;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What one capability asks of an application.
 *
 * @param required sets of alternatives, the least privilege first: any one set suffices
 * @param recommended without them it works in part
 * @param optional they deepen it; neither asked for nor excess
 * @param retired whether the provider switched it off already
 * @param retires whether the provider began to switch it off
 * @param endsOn when it stops working, or null
 * @param followedBy titles of the capabilities that take its place
 */
public record CapabilityNeeds(
    String code,
    String title,
    List<Set<Permission>> required,
    Set<Permission> recommended,
    Set<Permission> optional,
    boolean retires,
    boolean retired,
    LocalDate endsOn,
    List<String> followedBy) {
  public CapabilityNeeds {
    required = required.stream().map(Set::copyOf).toList();
    recommended = Set.copyOf(recommended);
    optional = Set.copyOf(optional);
    followedBy = List.copyOf(followedBy);
  }
}

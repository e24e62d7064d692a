package dev.connections.capability;

import java.util.Set;

/**
 * A permission as the catalog has it.
 *
 * @param resourceName the API's name for people, such as {@code Microsoft Graph}
 * @param why what it is needed for, for people
 * @param implies the narrower permissions that it stands for, those of the narrower ones included
 * @param probe path and query of a cheap call that needs it alone; empty when there is none
 * @param neverEmpty whether each organization has at least one of what the probe lists, so that
 *     neither an empty list nor "not found" can be true
 * @param note for operators, such as what is not confirmed; empty when there is none
 */
public record CatalogPermission(
    Permission permission,
    String resourceName,
    String why,
    Set<Permission> implies,
    String probe,
    boolean neverEmpty,
    String note) {
  public CatalogPermission {
    implies = Set.copyOf(implies);
  }
}

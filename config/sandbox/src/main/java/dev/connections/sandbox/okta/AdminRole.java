package dev.connections.sandbox.okta;

import java.util.Set;

/** Okta's administrator roles, and which resources each of them sees (null: all of them). */
public enum AdminRole {
  SUPER_ADMIN("Super Administrator", null),
  ORG_ADMIN("Organization Administrator", Set.of("users", "groups", "apps", "devices", "orgs")),
  APP_ADMIN("Application Administrator", Set.of("users", "groups", "apps")),
  USER_ADMIN("Group Administrator", Set.of("users", "groups")),
  HELP_DESK_ADMIN("Help Desk Administrator", Set.of("users", "groups")),
  READ_ONLY_ADMIN("Read-only Administrator", null),
  REPORT_ADMIN("Report Administrator", Set.of("logs"));

  private final String label;
  private final Set<String> resources;

  AdminRole(String label, Set<String> resources) {
    this.label = label;
    this.resources = resources;
  }

  public String label() {
    return label;
  }

  /** Every role may see what roles it has itself. */
  boolean sees(String resource) {
    return resources == null || resources.contains(resource);
  }

  boolean changes() {
    return this == SUPER_ADMIN;
  }
}

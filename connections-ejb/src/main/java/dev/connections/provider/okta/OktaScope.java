package dev.connections.provider.okta;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The scopes that a backup of Okta needs, each with a cheap call that needs it alone. */
enum OktaScope {
  APPS("okta.apps.read", "/api/v1/apps?limit=1", true),
  DEVICES("okta.devices.read", "/api/v1/devices?limit=1", false),
  GROUPS("okta.groups.read", "/api/v1/groups?limit=1", true),
  ORGS("okta.orgs.read", "/api/v1/org", true),
  ROLES("okta.roles.read", "/api/v1/iam/roles", true),
  USER_TYPES("okta.userTypes.read", "/api/v1/meta/types/user", true),
  USERS("okta.users.read", "/api/v1/users?limit=1", true);

  /** Recommended beside them: it alone shows what else the application was granted. */
  static final String APP_GRANTS = "okta.appGrants.read";

  private final String name;
  private final String probe;
  private final boolean alwaysFilled;

  OktaScope(String name, String probe, boolean alwaysFilled) {
    this.name = name;
    this.probe = probe;
    this.alwaysFilled = alwaysFilled;
  }

  String scopeName() {
    return name;
  }

  String probe() {
    return probe;
  }

  /**
   * Whether every organization has at least one: the default user type, the group Everyone, the
   * person who made the application, and the application itself.
   */
  boolean isAlwaysFilled() {
    return alwaysFilled;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(OktaScope::scopeName).toList();
  }

  static Set<String> namesWithAppGrants() {
    Set<String> all = new LinkedHashSet<>(names());
    all.add(APP_GRANTS);
    return all;
  }
}

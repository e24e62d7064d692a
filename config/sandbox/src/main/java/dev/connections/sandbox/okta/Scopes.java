package dev.connections.sandbox.okta;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.connections.sandbox.server.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The scopes that Okta's org authorization server knows. */
public final class Scopes {

  /** The seven that the product's instructions ask an administrator to grant. */
  public static final List<String> SEVEN =
      List.of(
          "okta.apps.read",
          "okta.devices.read",
          "okta.groups.read",
          "okta.orgs.read",
          "okta.roles.read",
          "okta.userTypes.read",
          "okta.users.read");

  private static final Set<String> KNOWN =
      Json.resource(Scopes.class, "scopes.json", new TypeReference<TreeSet<String>>() {});

  private Scopes() {}

  static boolean isKnown(String scope) {
    return KNOWN.contains(scope);
  }

  public static Set<String> all() {
    return KNOWN;
  }

  /** Whether granted scopes allow what the needed one does: manage includes read. */
  static boolean allow(Set<String> granted, String needed) {
    return granted.contains(needed)
        || needed.endsWith(".read")
            && granted.contains(needed.substring(0, needed.length() - 4) + "manage");
  }

  /** {@code users} of {@code okta.users.read}. */
  static String resource(String scope) {
    return scope.substring(scope.indexOf('.') + 1, scope.lastIndexOf('.'));
  }
}

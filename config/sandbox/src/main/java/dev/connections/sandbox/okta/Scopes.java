package dev.connections.sandbox.okta;

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

  private static final String[] RESOURCES = {
    "agentPools",
    "apiTokens",
    "appGrants",
    "apps",
    "authenticators",
    "authorizationServers",
    "behaviors",
    "brands",
    "captchas",
    "clients",
    "deviceAssurance",
    "devices",
    "domains",
    "emailDomains",
    "eventHooks",
    "factors",
    "features",
    "groups",
    "identitySources",
    "idps",
    "inlineHooks",
    "linkedObjects",
    "logStreams",
    "logs",
    "networkZones",
    "oauthIntegrations",
    "orgs",
    "policies",
    "principalRateLimits",
    "profileMappings",
    "pushProviders",
    "rateLimits",
    "realms",
    "roles",
    "schemas",
    "sessions",
    "templates",
    "threatInsights",
    "trustedOrigins",
    "uischemas",
    "userTypes",
    "users"
  };

  private static final Set<String> KNOWN = known();

  private Scopes() {}

  private static Set<String> known() {
    Set<String> known = new TreeSet<>();
    for (String resource : RESOURCES) {
      known.add("okta." + resource + ".read");
      known.add("okta." + resource + ".manage");
    }
    return known;
  }

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

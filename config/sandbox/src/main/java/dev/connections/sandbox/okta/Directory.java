package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Ids;
import dev.connections.sandbox.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an organization holds: sample data that is the same in every run. */
final class Directory {
  private static final String SINCE = "2026-01-15T09:30:00.000Z";
  private static final List<String> PEOPLE =
      List.of(
          "Ada Winter",
          "Ben Okafor",
          "Chiara Rossi",
          "David Lindqvist",
          "Elif Kaya",
          "Farid Haddad",
          "Grace Mbeki",
          "Hana Sato",
          "Ivan Petrov",
          "Julia Novak",
          "Kofi Mensah",
          "Lena Vogel");
  private static final List<String> GROUPS =
      List.of("Everyone", "Engineering", "Finance", "People operations", "Contractors");
  private static final List<String> SAAS = List.of("Salesforce", "Slack", "Google Workspace");
  private static final List<String> DEVICES = List.of("MACOS", "WINDOWS", "IOS", "ANDROID");

  private final Organization organization;

  Directory(Organization organization) {
    this.organization = organization;
  }

  List<Map<String, Object>> users() {
    return PEOPLE.stream().map(this::user).toList();
  }

  private Map<String, Object> user(String person) {
    String[] names = person.split(" ");
    String login = person.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + slug() + ".example";
    return Json.object(
        "id",
        id("00u", person),
        "status",
        "ACTIVE",
        "created",
        SINCE,
        "activated",
        SINCE,
        "statusChanged",
        SINCE,
        "lastUpdated",
        SINCE,
        "type",
        Json.object("id", id("oty", "user")),
        "profile",
        Json.object("firstName", names[0], "lastName", names[1], "email", login, "login", login),
        "credentials",
        Json.object("provider", Json.object("type", "OKTA", "name", "OKTA")));
  }

  List<Map<String, Object>> groups() {
    return GROUPS.stream()
        .map(
            group ->
                Json.object(
                    "id",
                    id("00g", group),
                    "created",
                    SINCE,
                    "lastUpdated",
                    SINCE,
                    "lastMembershipUpdated",
                    SINCE,
                    "objectClass",
                    List.of("okta:user_group"),
                    "type",
                    "Everyone".equals(group) ? "BUILT_IN" : "OKTA_GROUP",
                    "profile",
                    Json.object("name", group, "description", group + " at " + name())))
        .toList();
  }

  List<Map<String, Object>> devices() {
    return DEVICES.stream()
        .map(
            platform ->
                Json.object(
                    "id",
                    id("guo", platform),
                    "status",
                    "ACTIVE",
                    "created",
                    SINCE,
                    "lastUpdated",
                    SINCE,
                    "resourceType",
                    "UDDevice",
                    "profile",
                    Json.object(
                        "displayName",
                        platform + " of " + PEOPLE.get(0),
                        "platform",
                        platform,
                        "registered",
                        true)))
        .toList();
  }

  List<Map<String, Object>> apps() {
    List<Map<String, Object>> apps = new ArrayList<>();
    for (String saas : SAAS) {
      apps.add(
          Json.object(
              "id",
              id("0oa", saas),
              "name",
              saas.toLowerCase(Locale.ROOT).replace(' ', '_'),
              "label",
              saas,
              "status",
              "ACTIVE",
              "created",
              SINCE,
              "lastUpdated",
              SINCE,
              "signOnMode",
              "SAML_2_0"));
    }
    organization.apps().forEach(app -> apps.add(app(app)));
    return apps;
  }

  Map<String, Object> app(ServiceApp app) {
    return Json.object(
        "id",
        app.clientId(),
        "name",
        "oidc_client",
        "label",
        app.name(),
        "status",
        app.active() ? "ACTIVE" : "INACTIVE",
        "created",
        SINCE,
        "lastUpdated",
        SINCE,
        "signOnMode",
        "OPENID_CONNECT",
        "credentials",
        Json.object(
            "oauthClient",
            Json.object(
                "client_id",
                app.clientId(),
                "token_endpoint_auth_method",
                app.method() == SignInMethod.CLIENT_SECRET
                    ? "client_secret_basic"
                    : "private_key_jwt")),
        "settings",
        Json.object(
            "oauthClient",
            Json.object(
                "application_type",
                app.method() == SignInMethod.WEB ? "web" : "service",
                "grant_types",
                List.of("client_credentials"),
                "dpop_bound_access_tokens",
                app.proofRequired())));
  }

  List<Map<String, Object>> types() {
    return List.of(
        Json.object(
            "id",
            id("oty", "user"),
            "name",
            "user",
            "displayName",
            "User",
            "description",
            "Okta user profile template with default permission settings",
            "default",
            true,
            "created",
            SINCE,
            "lastUpdated",
            SINCE));
  }

  Map<String, Object> organization() {
    return Json.object(
        "id",
        organization.id(),
        "companyName",
        name(),
        "subdomain",
        slug(),
        "status",
        "ACTIVE",
        "created",
        SINCE,
        "lastUpdated",
        SINCE,
        "expiresAt",
        null);
  }

  /** An object, not an array. */
  Map<String, Object> customRoles() {
    return Json.object(
        "roles",
        List.of(
            Json.object(
                "id",
                id("cr0", "backup"),
                "label",
                "Backup operator",
                "description",
                "Sees users and groups",
                "created",
                SINCE,
                "lastUpdated",
                SINCE)));
  }

  private String id(String prefix, String what) {
    return Ids.of(prefix, organization.id() + what);
  }

  private String name() {
    return organization.name();
  }

  private String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.connections.sandbox.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connections.sandbox.server.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The objects of a tenant as Microsoft Graph shows them. */
public final class GraphObjects {
  private static final String SINCE = "2026-01-15T09:30:00Z";

  private final Tenant tenant;

  GraphObjects(Tenant tenant) {
    this.tenant = tenant;
  }

  Map<String, Object> organization() {
    return Json.object(
        "id",
        tenant.id(),
        "deletedDateTime",
        null,
        "countryLetterCode",
        "DK",
        "createdDateTime",
        SINCE,
        "displayName",
        tenant.name(),
        "tenantType",
        "AAD",
        "verifiedDomains",
        domains());
  }

  private List<Object> domains() {
    List<Object> domains = new ArrayList<>();
    for (String domain : tenant.verifiedDomains()) {
      domains.add(
          Json.object(
              "capabilities",
              "Email, OfficeCommunicationsOnline",
              "isDefault",
              domain.equals(tenant.defaultDomain()),
              "isInitial",
              domain.equals(tenant.initialDomain()),
              "name",
              domain,
              "type",
              "Managed"));
    }
    return domains;
  }

  /** Secrets and certificates of a registration stand on its application object alone. */
  Map<String, Object> principal(AppRegistration app) {
    return principal(
        app.principalId(), app.appId(), app.name(), app.enabled(), tenant.id(), List.of());
  }

  Map<String, Object> principal(Resource resource) {
    List<Object> roles =
        AppRole.all().stream()
            .filter(role -> role.resource() == resource)
            .map(GraphObjects::appRole)
            .toList();
    // The tenant that Microsoft's own applications belong to.
    String microsoft = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
    return principal(
        principalId(resource), resource.appId(), resource.label(), true, microsoft, roles);
  }

  /** The object id of a resource's service principal, which differs between tenants. */
  String principalId(Resource resource) {
    return UUID.nameUUIDFromBytes((tenant.id() + resource.appId()).getBytes(UTF_8)).toString();
  }

  private static Map<String, Object> principal(
      String id, String appId, String name, boolean enabled, String owner, List<Object> roles) {
    return Json.object(
        "id",
        id,
        "deletedDateTime",
        null,
        "accountEnabled",
        enabled,
        "appDisplayName",
        name,
        "appId",
        appId,
        "appOwnerOrganizationId",
        owner,
        "appRoleAssignmentRequired",
        false,
        "createdDateTime",
        SINCE,
        "displayName",
        name,
        "servicePrincipalNames",
        List.of(appId),
        "servicePrincipalType",
        "Application",
        "signInAudience",
        "AzureADMyOrg",
        "appRoles",
        roles,
        "keyCredentials",
        List.of(),
        "passwordCredentials",
        List.of());
  }

  private static Object appRole(AppRole role) {
    return Json.object(
        "allowedMemberTypes",
        List.of("Application"),
        "description",
        "Allows the app to use " + role.value() + " without a signed-in user.",
        "displayName",
        role.value(),
        "id",
        role.id(),
        "isEnabled",
        true,
        "origin",
        "Application",
        "value",
        role.value());
  }

  /**
   * @param withKeys whether the public keys are asked for by name
   */
  Map<String, Object> application(AppRegistration app, boolean withKeys) {
    return Json.object(
        "id",
        app.objectId(),
        "deletedDateTime",
        null,
        "appId",
        app.appId(),
        "createdDateTime",
        SINCE,
        "displayName",
        app.name(),
        "identifierUris",
        List.of(),
        "publisherDomain",
        tenant.initialDomain(),
        "signInAudience",
        "AzureADMyOrg",
        "keyCredentials",
        app.certificates().stream().map(c -> keyCredential(c, withKeys)).toList(),
        "passwordCredentials",
        app.secrets().stream().map(GraphObjects::passwordCredential).toList(),
        "requiredResourceAccess",
        requiredResourceAccess(app),
        "web",
        Json.object("homePageUrl", null, "logoutUrl", null, "redirectUris", app.redirectUris()));
  }

  private static Object keyCredential(AppCertificate certificate, boolean withKey) {
    byte[] der;
    try {
      der = certificate.certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
    return Json.object(
        "customKeyIdentifier",
        certificate.thumbprint(),
        "displayName",
        certificate.displayName(),
        "endDateTime",
        certificate.end().toString(),
        "key",
        withKey ? Base64.getEncoder().encodeToString(der) : null,
        "keyId",
        certificate.keyId(),
        "startDateTime",
        certificate.start().toString(),
        "type",
        "AsymmetricX509Cert",
        "usage",
        "Verify");
  }

  private static Object passwordCredential(AppSecret secret) {
    return Json.object(
        "customKeyIdentifier",
        null,
        "displayName",
        secret.displayName(),
        "endDateTime",
        secret.end().toString(),
        "hint",
        secret.hint(),
        "keyId",
        secret.keyId(),
        "secretText",
        null,
        "startDateTime",
        secret.start().toString());
  }

  public static List<Object> requiredResourceAccess(AppRegistration app) {
    Map<String, List<Object>> byResource = new TreeMap<>();
    for (AppRole role : app.declared()) {
      byResource
          .computeIfAbsent(role.resource().appId(), id -> new ArrayList<>())
          .add(Json.object("id", role.id(), "type", "Role"));
    }
    for (String scope : app.delegated()) {
      byResource
          .computeIfAbsent(Resource.GRAPH.appId(), id -> new ArrayList<>())
          .add(Json.object("id", scope, "type", "Scope"));
    }
    List<Object> list = new ArrayList<>();
    byResource.forEach(
        (id, access) -> list.add(Json.object("resourceAppId", id, "resourceAccess", access)));
    return list;
  }

  /** A grant shows here only when every server of Microsoft's may have it. */
  List<Object> appRoleAssignments(AppRegistration app) {
    Instant shown = tenant.clock().instant().minus(tenant.replication());
    return app.grants().entrySet().stream()
        .filter(grant -> !grant.getValue().isAfter(shown))
        .map(grant -> appRoleAssignment(app, grant.getKey(), grant.getValue()))
        .toList();
  }

  private Object appRoleAssignment(AppRegistration app, AppRole role, Instant since) {
    return Json.object(
        "id",
        id(app.principalId() + role.resource() + role.id()),
        "deletedDateTime",
        null,
        "appRoleId",
        role.id(),
        "createdDateTime",
        since.toString(),
        "principalDisplayName",
        app.name(),
        "principalId",
        app.principalId(),
        "principalType",
        "ServicePrincipal",
        "resourceDisplayName",
        role.resource().label(),
        "resourceId",
        principalId(role.resource()));
  }

  private static String id(String seed) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.connections.sandbox.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Jwts;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The objects of a tenant as Microsoft Graph shows them. What is the same in all of one kind comes
 * from {@code graph-objects.json}.
 */
final class GraphObjects {
  private static final Map<String, ObjectNode> KINDS =
      Json.objects(GraphObjects.class, "graph-objects.json");

  /** The tenant that Microsoft's own applications belong to. */
  private static final String MICROSOFT = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

  private static final String MULTI_TENANT = "AzureADMultipleOrgs";

  private final Tenant tenant;

  GraphObjects(Tenant tenant) {
    this.tenant = tenant;
  }

  private static ObjectNode object(String kind) {
    return KINDS.get(kind).deepCopy();
  }

  JsonNode organization() {
    return object("organization")
        .put("id", tenant.id())
        .put("displayName", tenant.name())
        .set("verifiedDomains", Json.array(tenant.verifiedDomains(), this::domain));
  }

  private JsonNode domain(String domain) {
    return object("verifiedDomain")
        .put("isDefault", domain.equals(tenant.defaultDomain()))
        .put("isInitial", domain.equals(tenant.initialDomain()))
        .put("name", domain);
  }

  /** Secrets and certificates of a registration stand on its application object alone. */
  ObjectNode principal(AppRegistration app) {
    String owner = app.isForeign() ? tenant.publisher().id() : tenant.id();
    ObjectNode principal =
        principal(app.principalId(), app.appId(), app.name(), owner)
            .put("accountEnabled", app.enabled());
    return app.isForeign() || app.multiTenant()
        ? principal.put("signInAudience", MULTI_TENANT)
        : principal;
  }

  ObjectNode user(Account account) {
    return Json.object()
        .put("id", account.id())
        .put("displayName", account.name())
        .put("userPrincipalName", account.login())
        .put("mail", account.login());
  }

  ObjectNode principal(Resource resource) {
    List<AppRole> roles =
        AppRole.all().stream().filter(role -> role.resource() == resource).toList();
    return principal(principalId(resource), resource.appId(), resource.label(), MICROSOFT)
        .set("appRoles", Json.array(roles, GraphObjects::appRole));
  }

  private static ObjectNode principal(String id, String appId, String name, String owner) {
    return object("servicePrincipal")
        .put("id", id)
        .put("appDisplayName", name)
        .put("appId", appId)
        .put("appOwnerOrganizationId", owner)
        .put("displayName", name)
        .set("servicePrincipalNames", Json.array(List.of(appId)));
  }

  /** The object id of a resource's service principal, which differs between tenants. */
  String principalId(Resource resource) {
    return UUID.nameUUIDFromBytes((tenant.id() + resource.appId()).getBytes(UTF_8)).toString();
  }

  private static JsonNode appRole(AppRole role) {
    return object("appRole")
        .put("description", "Allows the app to use " + role.value() + " without a signed-in user.")
        .put("displayName", role.value())
        .put("id", role.id())
        .put("value", role.value());
  }

  /**
   * @param withKeys whether the public keys are asked for by name
   */
  ObjectNode application(AppRegistration app, boolean withKeys) {
    var application =
        object("application")
            .put("id", app.objectId())
            .put("appId", app.appId())
            .put("displayName", app.name())
            .put("publisherDomain", tenant.initialDomain());
    if (app.multiTenant()) {
      application.put("signInAudience", MULTI_TENANT);
    }
    application.set(
        "keyCredentials", Json.array(app.certificates(), known -> credential(known, withKeys)));
    application.set("passwordCredentials", Json.array(app.secrets(), GraphObjects::credential));
    application.set("requiredResourceAccess", Json.array(app.requiredResourceAccess()));
    application.withObject("/web").set("redirectUris", Json.array(app.redirectUris()));
    return application;
  }

  private static JsonNode credential(AppCertificate certificate, boolean withKey) {
    byte[] der;
    try {
      der = certificate.certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
    return object("keyCredential")
        .put("customKeyIdentifier", certificate.thumbprint())
        .put("displayName", certificate.displayName())
        .put("endDateTime", certificate.end().toString())
        .put("key", withKey ? Base64.getEncoder().encodeToString(der) : null)
        .put("keyId", certificate.keyId())
        .put("startDateTime", certificate.start().toString());
  }

  private static JsonNode credential(AppSecret secret) {
    return object("passwordCredential")
        .put("displayName", secret.displayName())
        .put("endDateTime", secret.end().toString())
        .put("hint", secret.hint())
        .put("keyId", secret.keyId())
        .put("startDateTime", secret.start().toString());
  }

  /** A grant shows here only when every server of Microsoft's may have it. */
  List<JsonNode> appRoleAssignments(AppRegistration app) {
    Instant shown = tenant.clock().instant().minus(tenant.replication());
    return app.grants().stream()
        .filter(grant -> !grant.since().isAfter(shown))
        .map(grant -> appRoleAssignment(app, grant))
        .toList();
  }

  /** What people consented to in their own names, or one of them for all. */
  List<JsonNode> permissionGrants(AppRegistration app) {
    return tenant.signIns().consents(app.appId()).stream()
        .map(
            consent -> {
              String who = consent.accountId();
              return (JsonNode)
                  Json.object()
                      .put("id", Jwts.hash(app.principalId() + who))
                      .put("clientId", app.principalId())
                      .put("consentType", who == null ? "AllPrincipals" : "Principal")
                      .put("principalId", who)
                      .put("resourceId", principalId(Resource.GRAPH))
                      .put("scope", String.join(" ", consent.scopes()));
            })
        .toList();
  }

  private JsonNode appRoleAssignment(AppRegistration app, Grant grant) {
    Resource resource = grant.resource();
    String roleId = grant.role().id();
    return object("appRoleAssignment")
        .put("id", Jwts.hash(app.principalId() + resource + roleId))
        .put("appRoleId", roleId)
        .put("createdDateTime", grant.since().toString())
        .put("principalDisplayName", app.name())
        .put("principalId", app.principalId())
        .put("resourceDisplayName", resource.label())
        .put("resourceId", principalId(resource));
  }
}

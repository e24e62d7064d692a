package dev.connections.sandbox.entra;

import com.nimbusds.jose.jwk.JWKSet;
import dev.connections.sandbox.server.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What a tenant tells everybody about itself. */
final class TenantMetadata {
  private TenantMetadata() {}

  /**
   * @param id the tenant's, or Microsoft's placeholder where no tenant is meant
   * @param login where this tenant is served, which may be in another cloud than it was asked for
   */
  static Map<String, Object> openIdConfiguration(String id, URI login, Cloud cloud) {
    String tenant = login + "/" + id;
    Map<String, Object> metadata =
        Json.object(
            "token_endpoint",
            tenant + "/oauth2/v2.0/token",
            "token_endpoint_auth_methods_supported",
            List.of("client_secret_post", "private_key_jwt", "client_secret_basic"),
            "jwks_uri",
            tenant + "/discovery/v2.0/keys",
            "response_modes_supported",
            List.of("query", "fragment", "form_post"),
            "subject_types_supported",
            List.of("pairwise"),
            "id_token_signing_alg_values_supported",
            List.of("RS256"),
            "response_types_supported",
            List.of("code", "id_token", "code id_token", "id_token token"),
            "scopes_supported",
            List.of("openid", "profile", "email", "offline_access"),
            "issuer",
            tenant + "/v2.0",
            "request_uri_parameter_supported",
            false,
            "authorization_endpoint",
            tenant + "/oauth2/v2.0/authorize",
            "device_authorization_endpoint",
            tenant + "/oauth2/v2.0/devicecode",
            "end_session_endpoint",
            tenant + "/oauth2/v2.0/logout",
            "tenant_region_scope",
            cloud.regionScope(),
            "cloud_instance_name",
            cloud.instanceName(),
            "cloud_graph_host_name",
            cloud.directoryHost(),
            "msgraph_host",
            cloud.graphHost());
    if (cloud.regionSubScope() != null) {
      metadata.put("tenant_region_sub_scope", cloud.regionSubScope());
    }
    return metadata;
  }

  static Map<String, Object> keys(Tenant tenant) {
    return new JWKSet(tenant.signingKey().toPublicJWK()).toJSONObject();
  }
}

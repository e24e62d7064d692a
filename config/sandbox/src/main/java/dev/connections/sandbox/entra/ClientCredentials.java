package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;

/** One token request of the grant {@code client_credentials} at a tenant. */
final class ClientCredentials {
  static final String GRANT_TYPE = "client_credentials";

  private final TokenRequest request;
  private final Tenant tenant;
  private final LoginErrors errors;

  ClientCredentials(TokenRequest request) {
    this.request = request;
    tenant = request.tenant();
    errors = request.errors();
  }

  Answer answer() throws RefusedException {
    String clientId = request.required("client_id");
    Resource resource = new RequestedScope(tenant, errors).resource(request.required("scope"));
    AppRegistration app = request.app(clientId);
    boolean byCertificate = request.authenticate(app);
    if (tenant.refusal().isPresent()) {
      throw errors.refused(tenant.refusal().get().error());
    }
    var token = GraphToken.issue(tenant, app, resource, byCertificate);
    tenant.signIns().counters().countToken(GRANT_TYPE);
    return TokenRequest.answer(
            Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", GraphToken.SECONDS)
                .put("ext_expires_in", GraphToken.SECONDS)
                .put("access_token", token))
        .noting(resource.label() + ", by " + (byCertificate ? "certificate" : "secret"));
  }
}

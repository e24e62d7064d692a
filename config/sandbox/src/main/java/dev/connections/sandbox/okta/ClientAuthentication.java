package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.Map;

/** Which application calls, by secret (in a header or in the form) or by assertion. */
final class ClientAuthentication {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Organization organization;
  private final Request request;
  private final Map<String, String> form;

  ClientAuthentication(Organization organization, Request request) {
    this.organization = organization;
    this.request = request;
    form = request.clientForm();
  }

  /** What an API Services app may do: sign in with its key. */
  ServiceApp byAssertionAlone() throws RefusedException {
    if (form.containsKey("client_secret") || !request.header("Authorization").isEmpty()) {
      throw ClientAssertion.wrongMethod();
    }
    return byAssertion();
  }

  /** What a web application may do: sign in in the way that it is set up for. */
  ServiceApp any() throws RefusedException {
    return form.containsKey("client_secret") ? bySecret() : byAssertion();
  }

  private ServiceApp byAssertion() throws RefusedException {
    if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))
        || form.get("client_assertion") == null) {
      throw OktaErrors.client(ClientAssertion.NOT_AUTHENTICATED);
    }
    return new ClientAssertion(organization, request.url())
        .authenticate(form.get("client_assertion"), form.get("client_id"));
  }

  private ServiceApp bySecret() throws RefusedException {
    ServiceApp app =
        organization
            .client(form.getOrDefault("client_id", ""))
            .orElseThrow(
                () ->
                    OktaErrors.api(
                        401, "invalid_client", "Invalid value for 'client_id' parameter."));
    if (!app.active() || app.method() != SignInMethod.WEB_WITH_SECRET) {
      throw OktaErrors.client(ClientAssertion.NOT_AUTHENTICATED);
    }
    if (!app.clientSecret().equals(form.get("client_secret"))) {
      throw OktaErrors.client("The client secret supplied for a confidential client is invalid.");
    }
    return app;
  }
}

package dev.connections.sandbox.entra;

import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.TestClient.Reply;
import dev.connections.sandbox.Visitor;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Jwts;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The multi-tenant application, which does everything right when people sign in to it. */
final class EntraVisit {
  static final String BACK = "https://connections.example/system/callback";
  static final String SCOPE = "openid profile offline_access User.Read Directory.Read.All";
  private static final String VERIFIER = "v".repeat(43);

  private final Path caFile;
  private final TestClient client;
  private final Tenant tenant;
  private final AppRegistration app;

  EntraVisit(Path caFile, TestClient client, Tenant tenant) {
    this.caFile = caFile;
    this.client = client;
    this.tenant = tenant;
    app = tenant.systemApp();
    app.addRedirectUri(BACK);
  }

  /** Of the authorization endpoint below a name of a tenant, or of all of them. */
  URI address(String segment, String... changes) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_id", app.appId());
    parameters.put("response_type", "code");
    parameters.put("redirect_uri", BACK);
    parameters.put("scope", SCOPE);
    parameters.put("state", "s1");
    parameters.put("nonce", "n1");
    parameters.put("code_challenge", Jwts.hash(VERIFIER));
    parameters.put("code_challenge_method", "S256");
    return address("/" + segment + AuthorizeStep.PATH, parameters, changes);
  }

  URI adminConsent(String segment, boolean second, String... changes) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_id", app.appId());
    parameters.put("redirect_uri", BACK);
    parameters.put("state", "s2");
    if (second) {
      parameters.put("scope", "https://graph.microsoft.com/.default");
    }
    String path = second ? AdminConsent.SECOND : AdminConsent.FIRST;
    return address("/" + segment + path, parameters, changes);
  }

  private URI address(String path, Map<String, String> parameters, String... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      parameters.put(changes[i], changes[i + 1]);
    }
    return Visitor.address(tenant.loginOrigin() + path, parameters);
  }

  Visitor browser() {
    return new Visitor(caFile);
  }

  String code(Account account, String... changes) throws Exception {
    return Visitor.told(browser().accept(address(tenant.id(), changes), account)).get("code");
  }

  Map<String, String> codeForm(String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", app.appId());
    form.put("client_secret", app.secret().value());
    form.put("code", code);
    form.put("redirect_uri", BACK);
    form.put("code_verifier", VERIFIER);
    return form;
  }

  Map<String, String> refreshForm(String refreshToken) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("client_id", app.appId());
    form.put("client_secret", app.secret().value());
    form.put("refresh_token", refreshToken);
    return form;
  }

  Reply token(String segment, Map<String, String> form) throws Exception {
    return client.post(tenant.loginOrigin() + "/" + segment + "/oauth2/v2.0/token", form);
  }

  Reply redeem(String code) throws Exception {
    return token(tenant.id(), codeForm(code));
  }

  Reply refresh(String refreshToken) throws Exception {
    return token(tenant.id(), refreshForm(refreshToken));
  }

  Reply asApplication() throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", app.appId());
    form.put("client_secret", app.secret().value());
    form.put("scope", EntraClient.graphScope(tenant));
    return token(tenant.id(), form);
  }

  /** The token answer to a new sign-in of the service account. */
  Reply signedIn() throws Exception {
    return redeem(code(tenant.signIns().serviceAccount()));
  }

  Reply graph(String path, String accessToken) throws Exception {
    return client.get(
        tenant.graphOrigin() + "/v1.0" + path, "Authorization", "Bearer " + accessToken);
  }
}

package dev.connections.sandbox.okta;

import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.TestClient.Reply;
import dev.connections.sandbox.Visitor;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Jwts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A web application that does everything right when people sign in, and any one thing wrong. */
final class OktaVisit {
  static final String BACK = "https://connections.example/system/callback";
  static final String SCOPE = "openid profile offline_access okta.users.read okta.orgs.read";
  private static final String VERIFIER = "v".repeat(43);

  private final Path caFile;
  private final TestClient client;
  private final Organization organization;
  private final ServiceApp app;

  OktaVisit(Path caFile, TestClient client, Organization organization) {
    this.caFile = caFile;
    this.client = client;
    this.organization = organization;
    app = organization.app(ReadyApp.SYSTEM);
    app.addRedirectUri(BACK);
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_id", app.clientId());
    parameters.put("response_type", "code");
    parameters.put("redirect_uri", BACK);
    parameters.put("scope", SCOPE);
    parameters.put("state", "s t&1");
    parameters.put("nonce", "n1");
    parameters.put("code_challenge", Jwts.hash(VERIFIER));
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  URI address(String... changes) {
    Map<String, String> parameters = parameters();
    for (int i = 0; i < changes.length; i += 2) {
      parameters.put(changes[i], changes[i + 1]);
      parameters.values().removeIf(value -> value == null);
    }
    return Visitor.address(organization.origin() + AuthorizeEndpoint.PATH, parameters);
  }

  Visitor browser() {
    return new Visitor(caFile);
  }

  String code(Account account, String... changes) throws Exception {
    return Visitor.told(browser().accept(address(changes), account)).get("code");
  }

  Map<String, String> codeForm(String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", BACK);
    form.put("code_verifier", VERIFIER);
    return form;
  }

  Reply redeem(String code) throws Exception {
    return post("/oauth2/v1/token", codeForm(code));
  }

  Reply refresh(String refreshToken) throws Exception {
    return post(
        "/oauth2/v1/token",
        new LinkedHashMap<>(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)));
  }

  /** With the secret in a Basic header. */
  Reply post(String path, Map<String, String> form, String... headers) throws Exception {
    String pair = app.clientId() + ":" + app.clientSecret();
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Authorization");
    all.add("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    return client.post(organization.origin() + path, form, all.toArray(String[]::new));
  }

  /** The token answer to a new sign-in of the service account. */
  Reply signedIn() throws Exception {
    return redeem(code(organization.signIns().serviceAccount()));
  }

  Reply api(String path, String accessToken) throws Exception {
    return client.get(organization.origin() + path, "Authorization", "Bearer " + accessToken);
  }
}

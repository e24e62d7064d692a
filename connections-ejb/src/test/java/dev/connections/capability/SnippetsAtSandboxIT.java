package dev.connections.capability;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.connections.api.Workload;
import dev.connections.console.capabilities.PermissionSnippet;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.OutboundPolicy;
import dev.connections.provider.microsoft.EntraSnippets;
import dev.connections.provider.okta.OktaSnippets;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.okta.AdminRole;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people copy, used as it is where the sandbox has what it is for. */
@Timeout(120)
class SnippetsAtSandboxIT {
  private static final List<PermissionSnippets> PROVIDERS =
      List.of(new OktaSnippets(), new EntraSnippets());

  private static Sandbox sandbox;
  private static OutboundHttp outbound;
  private static Catalog catalog;

  @BeforeAll
  static void starts(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    Map<String, String> byKey = new HashMap<>();
    for (Setting setting : Setting.values()) {
      byKey.put(setting.key(), sandbox.environment().get(setting.environmentName()));
    }
    Settings settings = Settings.from(byKey::get);
    outbound = new OutboundHttp(settings);
    catalog = new Catalog(settings, Clock.systemUTC());
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  private static String snippet(
      Workload workload, Set<String> codes, String kind, String clientId) {
    return new CapabilityViews(catalog, PROVIDERS)
        .snippets(workload, codes, clientId).stream()
            .filter(snippet -> snippet.kind().equals(kind))
            .map(PermissionSnippet::text)
            .findFirst()
            .orElseThrow();
  }

  private static Set<String> allCodes(Workload workload) {
    return catalog.offered(workload).stream().map(Capability::code).collect(Collectors.toSet());
  }

  @Test
  void grantsTheScopesOfTheSnippet() throws Exception {
    Organization acme = sandbox.acme();
    ServiceApp app = acme.app(ReadyApp.NO_SCOPES);
    Set<String> codes = catalog.defaults(Workload.of("OKTA"));

    String script =
        snippet(Workload.of("OKTA"), codes, "OKTA_GRANTS", app.clientId())
            .replace("https://YOUR-ORGANIZATION.okta.com", acme.origin().toString())
            .replace("SSWS YOUR-API-TOKEN", "Bearer " + tokenThatGrants(acme));
    for (List<String> call : ShellCalls.of(script)) {
      assertThat(send(call).getStatusCode()).as(call.toString()).isEqualTo(201);
    }

    assertThat(app.scopes())
        .containsExactlyInAnyOrder(
            "okta.apps.read",
            "okta.devices.read",
            "okta.groups.read",
            "okta.orgs.read",
            "okta.roles.read",
            "okta.users.read",
            "okta.userTypes.read");
  }

  /** Sends what curl would. */
  private static HTTPResponse send(List<String> call) throws Exception {
    URI address = URI.create(call.get(call.indexOf("POST") + 1));
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, address);
    for (int i = 0; i < call.size(); i++) {
      if (call.get(i).equals("-H")) {
        String[] header = call.get(i + 1).split(": ", 2);
        request.setHeader(header[0], header[1]);
      }
    }
    request.setBody(call.get(call.indexOf("-d") + 1));
    return outbound.send(request, OutboundPolicy.to(address.getAuthority()));
  }

  private static String tokenThatGrants(Organization organization) throws Exception {
    ServiceApp app = organization.createApp("Grants scopes");
    app.requireProof(false);
    app.grant("okta.appGrants.manage");
    app.assign(AdminRole.SUPER_ADMIN);
    RSAKey key = RSAKey.parse(app.key().privateJwk());
    URI endpoint = organization.origin().resolve("/oauth2/v1/token");
    PrivateKeyJWT assertion =
        new PrivateKeyJWT(
            new JWTAuthenticationClaimsSet(new ClientID(app.clientId()), new Audience(endpoint)),
            JWSAlgorithm.RS256,
            key.toPrivateKey(),
            key.getKeyID(),
            null);
    HTTPRequest request =
        new TokenRequest.Builder(endpoint, assertion, new ClientCredentialsGrant())
            .scope(new Scope("okta.appGrants.manage"))
            .build()
            .toHTTPRequest();
    HTTPResponse answer = outbound.send(request, OutboundPolicy.to(endpoint.getAuthority()));
    return TokenResponse.parse(answer).toSuccessResponse().getTokens().getAccessToken().getValue();
  }

  @Test
  void declaresThePermissionsOfTheManifest() {
    AppRegistration app = sandbox.contoso().registerApp("Takes the manifest");
    Set<String> codes = allCodes(Workload.of("MICROSOFT_365"));

    app.declareManifest(snippet(Workload.of("MICROSOFT_365"), codes, "ENTRA_MANIFEST", ""));

    assertThat(app.declared())
        .extracting(role -> role.resource().appId() + " " + role.value())
        .containsExactlyInAnyOrderElementsOf(
            new CapabilityViews(catalog, PROVIDERS)
                .permissions(Workload.of("MICROSOFT_365"), codes).stream()
                    .map(wanted -> wanted.resource() + " " + wanted.name())
                    .toList());
  }
}

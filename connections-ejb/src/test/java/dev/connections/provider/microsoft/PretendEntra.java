package dev.connections.provider.microsoft;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.PretendServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Login and Microsoft Graph of one tenant, saying what a test tells them to say. */
final class PretendEntra extends PretendServer {
  static final String TENANT = "11111111-aaaa-4bbb-8ccc-000000000001";
  static final String CLIENT = "22222222-aaaa-4bbb-8ccc-000000000002";
  static final String PRINCIPAL = "33333333-aaaa-4bbb-8ccc-000000000003";
  static final String GRAPH_PRINCIPAL = "44444444-aaaa-4bbb-8ccc-000000000004";
  static final String DOMAIN = "contoso.example";
  static final String METADATA = "/" + DOMAIN + "/v2.0/.well-known/openid-configuration";
  static final String TOKEN = "/" + TENANT + "/oauth2/v2.0/token";
  static final String OWN_PRINCIPAL = "/v1.0/servicePrincipals(appId='" + CLIENT + "')";
  static final String OWN_APPLICATION = "/v1.0/applications(appId='" + CLIENT + "')";
  static final String ASSIGNMENTS = "/v1.0/servicePrincipals/" + PRINCIPAL + "/appRoleAssignments";

  /** By scope; what stands here is answered instead of a token. */
  final Map<String, HttpHandler> tokens = new ConcurrentHashMap<>();

  PretendEntra(TestAuthority authority) throws IOException {
    super(authority, graphError(404, "Request_ResourceNotFound"));
    isATenant(TENANT, "graph.microsoft.com");
    answers.put(TOKEN, this::token);
    answers.put(
        "/v1.0/organization",
        json(
            200,
            Map.of(
                "value",
                List.of(
                    Map.of(
                        "id",
                        TENANT,
                        "displayName",
                        "Contoso Ltd",
                        "verifiedDomains",
                        List.of(
                            Map.of("name", DOMAIN, "isInitial", false),
                            Map.of("name", "contoso.onmicrosoft.com", "isInitial", true)))))));
    answers.put(OWN_PRINCIPAL, json(200, Map.of("id", PRINCIPAL, "accountEnabled", true)));
    hasRegistration(List.of(secret("abc", "2027-06-01T00:00:00Z")), List.of());
    isGranted(
        Needs.DIRECTORY.id(),
        Needs.MAIL.id(),
        Needs.CALENDARS.id(),
        Needs.CONTACTS.id(),
        Needs.SETTINGS.id(),
        Needs.TASKS.id());
    answers.put("/v1.0/servicePrincipals/" + GRAPH_PRINCIPAL, denied());
  }

  void isATenant(String id, String graphHost) {
    answers.put(
        METADATA,
        json(200, Map.of("issuer", origin() + "/" + id + "/v2.0", "msgraph_host", graphHost)));
  }

  void hasRegistration(List<?> secrets, List<?> certificates) {
    answers.put(
        OWN_APPLICATION,
        json(
            200,
            Map.of(
                "requiredResourceAccess",
                List.of(),
                "passwordCredentials",
                secrets,
                "keyCredentials",
                certificates)));
  }

  static Map<String, Object> secret(String hint, String end) {
    return Map.of("keyId", "k", "displayName", "Backup", "hint", hint, "endDateTime", end);
  }

  void isGranted(String... roleIds) {
    answers.put(ASSIGNMENTS, json(200, Map.of("value", assignments(roleIds))));
  }

  static List<Object> assignments(String... roleIds) {
    List<Object> all = new ArrayList<>();
    for (String id : roleIds) {
      all.add(Map.of("appRoleId", id, "resourceId", GRAPH_PRINCIPAL));
    }
    return all;
  }

  private void token(HttpExchange exchange) throws IOException {
    String scope = calls.get(calls.size() - 1).form().get("scope");
    tokens.getOrDefault(scope, issue(Map.of("tid", TENANT, "appid", CLIENT))).handle(exchange);
  }

  static HttpHandler issue(Map<String, ?> claims) {
    return issue(
        base64("{\"alg\":\"RS256\"}")
            + "."
            + base64(JSONObjectUtils.toJSONString(new LinkedHashMap<>(claims)))
            + ".c2ln");
  }

  static HttpHandler issue(String token) {
    return json(200, Map.of("token_type", "Bearer", "expires_in", 3599, "access_token", token));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  static HttpHandler refusal(String error, int code) {
    return json(
        400,
        Map.of(
            "error",
            error,
            "error_description",
            "AADSTS" + code + ": No. Trace ID: t Correlation ID: c Timestamp: d",
            "error_codes",
            List.of(code),
            "trace_id",
            "trace-1",
            "correlation_id",
            "correlation-1",
            "timestamp",
            "2026-11-21 21:00:00Z"));
  }

  static HttpHandler denied() {
    return graphError(403, "Authorization_RequestDenied");
  }

  static HttpHandler graphError(int status, String code) {
    return json(status, Map.of("error", Map.of("code", code, "message", "No.")));
  }

  static HttpHandler json(int status, Map<String, ?> body, String... headers) {
    return answer(
        status,
        "application/json",
        JSONObjectUtils.toJSONString(new LinkedHashMap<>(body)),
        headers);
  }

  List<Call> tokenCalls() {
    return callsOf(TOKEN);
  }
}

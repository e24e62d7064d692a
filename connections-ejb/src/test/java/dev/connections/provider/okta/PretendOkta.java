package dev.connections.provider.okta;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.PretendServer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An Okta organization on a loopback port that says what a test tells it to say. */
final class PretendOkta extends PretendServer {
  static final String ID = "00o1acme000000000001";
  static final List<String> SEVEN =
      List.of(
          "okta.apps.read",
          "okta.devices.read",
          "okta.groups.read",
          "okta.orgs.read",
          "okta.roles.read",
          "okta.users.read",
          "okta.userTypes.read");
  static final String APP_GRANTS = "okta.appGrants.read";

  final Set<String> grantedScopes = new TreeSet<>(SEVEN);
  String tokenType = "Bearer";

  PretendOkta(TestAuthority authority) throws IOException {
    super(authority, json(404, "{'errorCode':'E0000007','errorSummary':'Not found'}"));
    grantedScopes.add(APP_GRANTS);
    isAnOrganization(ID, origin());
    answers.put("/oauth2/v1/token", this::token);
    answers.put("/api/v1/org", json(200, "{'id':'" + ID + "','companyName':'Acme'}"));
    answers.put("/api/v1/iam/roles", json(200, "{'roles':[]}"));
    answers.put("/api/v1/devices", json(200, "[]"));
    for (String list : List.of("apps", "groups", "users", "meta/types/user")) {
      answers.put("/api/v1/" + list, json(200, "[{'id':'1'}]"));
    }
    hasRoles("{'type':'SUPER_ADMIN','status':'ACTIVE','label':'Super Administrator'}");
    hasGrants();
  }

  void isAnOrganization(String id, String canonical) {
    answers.put(
        "/.well-known/okta-organization",
        json(
            200,
            "{'id':'%s','pipeline':'idx','_links':{'organization':{'href':'%s'}}}"
                .formatted(id, canonical)));
  }

  void hasRoles(String... roles) {
    answers.put("/oauth2/v1/clients/0oa1/roles", json(200, "[" + String.join(",", roles) + "]"));
  }

  void hasGrants(String... excess) {
    List<String> all = new java.util.ArrayList<>(SEVEN);
    all.add(APP_GRANTS);
    all.addAll(List.of(excess));
    answers.put(
        "/api/v1/apps/0oa1/grants",
        json(
            200,
            all.stream()
                .map(scope -> "{'scopeId':'" + scope + "','status':'ACTIVE'}")
                .collect(Collectors.joining(",", "[", "]"))));
  }

  void token(HttpExchange exchange) throws IOException {
    Set<String> asked = calls.get(calls.size() - 1).scopes();
    asked.retainAll(grantedScopes);
    if (asked.isEmpty()) {
      refusal("consent_required", "You are not allowed any of the requested scopes.")
          .handle(exchange);
      return;
    }
    json(
            200,
            "{'token_type':'%s','expires_in':3600,'access_token':'%s','scope':'%s'}"
                .formatted(tokenType, "token-for-" + asked.size(), String.join(" ", asked)))
        .handle(exchange);
  }

  static HttpHandler refusal(String error, String description) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("error_description", description);
    return json(400, JSONObjectUtils.toJSONString(body), "Cache-Control", "no-store");
  }

  /** Single quotes stand for double ones, where the body begins with a brace and one of them. */
  static HttpHandler json(int status, String body, String... headers) {
    String real = body.startsWith("{\"") ? body : body.replace('\'', '"');
    return answer(status, "application/json", real, headers);
  }

  List<Call> tokenCalls() {
    return callsOf("/oauth2/v1/token");
  }
}

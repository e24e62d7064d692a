package dev.connections.provider.okta;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.connections.platform.TestAuthority;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.text.ParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An Okta organization on a loopback port that says what a test tells it to say. */
final class PretendOkta implements AutoCloseable {
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

  /** What came in. */
  record Call(String method, String path, String query, Map<String, String> headers, String body) {
    Map<String, String> form() {
      return Arrays.stream(body.split("&"))
          .map(pair -> pair.split("=", 2))
          .collect(
              Collectors.toMap(
                  pair -> URLDecoder.decode(pair[0], UTF_8),
                  pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    SignedJWT assertion() throws ParseException {
      return SignedJWT.parse(form().get("client_assertion"));
    }

    Set<String> scopes() {
      return new TreeSet<>(List.of(form().get("scope").split(" ")));
    }

    SignedJWT proof() throws ParseException {
      return headers.containsKey("dpop") ? SignedJWT.parse(headers.get("dpop")) : null;
    }
  }

  final List<Call> calls = new CopyOnWriteArrayList<>();
  final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
  final Set<String> grantedScopes = new TreeSet<>(SEVEN);
  String tokenType = "Bearer";

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  PretendOkta(TestAuthority authority) throws IOException {
    grantedScopes.add(APP_GRANTS);
    server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(authority.serverFor("localhost")));
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
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

  String origin() {
    return "https://" + host();
  }

  String host() {
    return "localhost:" + server.getAddress().getPort();
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

  static HttpHandler answer(int status, String type, String body, String... headers) {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Type", type);
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  List<Call> tokenCalls() {
    return calls.stream().filter(call -> call.path().equals("/oauth2/v1/token")).toList();
  }

  List<String> paths() {
    return calls.stream().map(Call::path).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new LinkedHashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
      calls.add(
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              exchange.getRequestURI().getRawQuery(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      answers
          .getOrDefault(
              exchange.getRequestURI().getRawPath(),
              json(404, "{'errorCode':'E0000007','errorSummary':'Not found'}"))
          .handle(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

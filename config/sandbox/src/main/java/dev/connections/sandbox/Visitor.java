package dev.connections.sandbox;

import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Authority;
import dev.connections.sandbox.server.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person with a browser, as far as it takes one to sign in at a pretend login: for tests that
 * need what a sign-in leads to and not its pages. Keeps its cookies, so that who signed in once is
 * signed in the next time; a new visitor is a new browser.
 */
public final class Visitor {
  private static final int MOST_PAGES = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
  private static final Pattern PROBLEM = Pattern.compile("role=\"alert\"><b>[^<]*</b>([^<]*)<");

  private final HttpClient http;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String problem = "";

  /**
   * @param caFile {@link Sandbox#caFile()}
   */
  public Visitor(Path caFile) {
    http = HttpClient.newBuilder().sslContext(Authority.trusted(caFile)).build();
  }

  /** An address with a query, as an authorization request is one. */
  public static URI address(String url, Map<String, String> parameters) {
    return URI.create(url + "?" + encoded(parameters));
  }

  /** What the application is told by the address that its browser was sent to. */
  public static Map<String, String> told(URI back) {
    Map<String, String> told = new LinkedHashMap<>();
    for (String pair : back.getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      told.put(parts[0], Request.decoded(parts[1]));
    }
    return told;
  }

  private static String encoded(Map<String, String> parameters) {
    return String.join(
        "&",
        parameters.entrySet().stream()
            .map(one -> Request.encoded(one.getKey()) + "=" + Request.encoded(one.getValue()))
            .toList());
  }

  /**
   * Opens an address of a pretend login, signs in, gives a second factor where one is asked for,
   * and accepts what is requested.
   *
   * @return where the browser is sent in the end, with a code or an error; nobody calls it
   * @throws IllegalStateException when the login goes no further; says what it says
   */
  public URI accept(URI address, Account account) throws IOException, InterruptedException {
    return walk(address, account, "accept");
  }

  /** The same, and cancels what is requested. */
  public URI decline(URI address, Account account) throws IOException, InterruptedException {
    return walk(address, account, "cancel");
  }

  private URI walk(URI address, Account account, String decision)
      throws IOException, InterruptedException {
    HttpResponse<String> page = send(HttpRequest.newBuilder(address).GET());
    boolean typed = false;
    for (int i = 0; i < MOST_PAGES && page.statusCode() == 200; i++) {
      String step = step(page.body(), decision);
      if ("sign-in".equals(step) && typed) {
        break;
      }
      typed |= "sign-in".equals(step);
      page = send(post(page, step, account));
    }
    return page.headers()
        .firstValue("Location")
        .map(address::resolve)
        .orElseThrow(() -> new IllegalStateException(problem(address)));
  }

  private String problem(URI address) {
    return address.getHost() + ":" + address.getPort() + " says: " + problem;
  }

  private static String step(String body, String decision) {
    for (String step : new String[] {"sign-in", "factor", decision, "return"}) {
      if (body.contains("name=\"step\" value=\"" + step + "\"")) {
        return step;
      }
    }
    return "none";
  }

  private static HttpRequest.Builder post(HttpResponse<String> page, String step, Account account) {
    Map<String, String> form = new LinkedHashMap<>();
    Matcher hidden = HIDDEN.matcher(page.body());
    while (hidden.find()) {
      form.put(text(hidden.group(1)), text(hidden.group(2)));
    }
    if ("sign-in".equals(step)) {
      form.put("login", account.login());
      form.put("password", account.password());
    }
    form.put("step", step);
    return HttpRequest.newBuilder(page.uri())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(encoded(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      String all = String.join("; ", cookies.entrySet().stream().map(Object::toString).toList());
      request.header("Cookie", all);
    }
    var response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    for (String set : response.headers().allValues("Set-Cookie")) {
      String[] pair = set.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    Matcher said = PROBLEM.matcher(response.body());
    problem = said.find() ? text(said.group(1)) : "HTTP " + response.statusCode();
    return response;
  }

  /** What a page of ours has escaped. */
  private static String text(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}

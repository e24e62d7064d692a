package dev.connections.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * A person with cookies but without a browser: gets pages and posts their forms. Follows no
 * redirect.
 */
public final class Visitor {
  static final String SESSION = "JSESSIONID";

  private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\"[^>]*>");
  private static final Pattern INPUT = Pattern.compile("<(?:input|button)[^>]*>");
  private static final Pattern NAME = Pattern.compile(" name=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");
  private static final Pattern ERROR =
      Pattern.compile("ui-message(?:s)?-error-(?:detail|summary)\"[^>]*>([^<]*)<");

  /**
   * Sends them as browsers do (RFC 6265, section 4.2). The JDK puts the value of one that has a
   * lifetime into quotes, as of another standard, and Payara 7 takes those for a part of the value.
   */
  private static final class PlainCookies extends CookieManager {
    PlainCookies() {
      super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> answer) throws IOException {
      super.put(uri, answer);
      getCookieStore().getCookies().forEach(cookie -> cookie.setVersion(0));
    }
  }

  private final URI origin;
  private final CookieManager cookies = new PlainCookies();
  private final HttpClient http;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private HttpResponse<String> last;

  public Visitor(URI origin) {
    this(origin, null);
  }

  /**
   * @param tls whom to trust, or null for the JDK's own
   */
  public Visitor(URI origin, SSLContext tls) {
    this.origin = origin;
    HttpClient.Builder builder =
        HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(5));
    this.http = (tls == null ? builder : builder.sslContext(tls)).build();
  }

  /** Somebody with the cookies of this one as they are now. */
  Visitor sameSession() {
    Visitor same = new Visitor(origin);
    cookies
        .getCookieStore()
        .getCookies()
        .forEach(c -> same.cookies.getCookieStore().add(origin, c));
    return same;
  }

  /** Sends this header with every request from now on. */
  public Visitor header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Visitor get(String path) {
    return send(request(path).GET());
  }

  /**
   * Posts the form of the page that was got last, with the token and nonce that its script would
   * send along.
   *
   * @param fields by the last part of their client ids
   */
  public Visitor post(String form, Map<String, String> fields, Map<String, String> more) {
    Map<String, String> values = hidden(form);
    fields.forEach((name, value) -> values.put(form + ":" + name, value));
    return post(values, more);
  }

  /** Presses a button of the page that was got last, in a form that prefixes no ids. */
  public Visitor press(String form, String button) {
    Map<String, String> values = hidden(form);
    values.put(button, "");
    return post(values, Map.of());
  }

  /** Posts these inputs, by their whole names, in place of what the page's form holds. */
  public Visitor submit(Map<String, String> values) {
    return post(values, Map.of());
  }

  /** The names of all inputs of the page's form, hidden and visible, with what they hold. */
  public Map<String, String> inputs(String form) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(form, form);
    INPUT
        .matcher(markup(form))
        .results()
        .map(MatchResult::group)
        .forEach(input -> first(NAME, input).ifPresent(name -> values.put(name, value(input))));
    return values;
  }

  private Map<String, String> hidden(String form) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(form, form);
    HIDDEN
        .matcher(markup(form))
        .results()
        .map(MatchResult::group)
        .forEach(input -> values.put(first(NAME, input).orElse(""), value(input)));
    values.put("primefaces.nonce", first(NONCE, page()).orElseThrow());
    return values;
  }

  private String markup(String form) {
    int start = page().indexOf("<form id=\"" + form + "\"");
    return start < 0 ? "" : page().substring(start, page().indexOf("</form>", start));
  }

  private static String value(String input) {
    return first(VALUE, input).orElse("").replace("&amp;", "&");
  }

  private Visitor post(Map<String, String> values, Map<String, String> more) {
    String body =
        values.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    String query = last.uri().getRawQuery();
    HttpRequest.Builder request =
        request(last.uri().getRawPath() + (query == null ? "" : "?" + query))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Referer", last.uri().toString())
            .POST(BodyPublishers.ofString(body));
    more.forEach(request::header);
    return send(request);
  }

  public Visitor post(String form, Map<String, String> fields) {
    return post(form, fields, Map.of());
  }

  /** Opens the sign-in page and posts its form. */
  public Visitor signIn(String name, String password) {
    get("/login.xhtml");
    return post("form", Map.of("name", name, "password", password, "signIn", ""));
  }

  public int status() {
    return last.statusCode();
  }

  public String page() {
    return last.body();
  }

  public Optional<String> location() {
    return header("Location");
  }

  public Optional<String> header(String name) {
    return last.headers().firstValue(name);
  }

  public List<String> headers(String name) {
    return last.headers().allValues(name);
  }

  /** What the page says is wrong. */
  public List<String> errors() {
    return ERROR.matcher(page()).results().map(m -> m.group(1)).toList();
  }

  public Optional<String> sessionId() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> SESSION.equals(cookie.getName()))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(origin.resolve(path)).timeout(Duration.ofSeconds(30));
    headers.forEach(request::setHeader);
    return request;
  }

  private Visitor send(HttpRequest.Builder request) {
    try {
      last = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

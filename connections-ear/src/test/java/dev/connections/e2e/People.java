package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;

/** People of a product under test: makes them through the pages, whoever asks first. */
public final class People {
  public static final String ADMINISTRATOR = "ada";
  public static final String PASSWORD = "gloomy anvil parade 9";
  private static final Pattern LINK =
      Pattern.compile("(/invitation\\.xhtml\\?token=[A-Za-z0-9_-]{43})");

  /**
   * The first administrator's sessions of each product, one for visitors and one for browsers, so
   * that neither pushes views of the other out. Without its second compiler, as tests run it, a
   * product needs more than a second to hash a password.
   */
  private static final Map<Product, Visitor> VISITING = new HashMap<>();

  private static final Map<Product, Visitor> BROWSING = new HashMap<>();

  private People() {}

  /** The first administrator, made with the token of the data folder if there is none yet. */
  public static synchronized Visitor administrator(Product product) {
    return signedIn(product, VISITING);
  }

  private static Visitor signedIn(Product product, Map<Product, Visitor> sessions) {
    Visitor visitor = sessions.get(product);
    if (visitor == null
        || visitor.sameSession().get("/connections/connections.xhtml").status() != 200) {
      visitor = signedIn(product);
      sessions.put(product, visitor);
    }
    return visitor.sameSession();
  }

  private static Visitor signedIn(Product product) {
    Visitor visitor = new Visitor(product.uri("/"));
    visitor.get("/login.xhtml");
    if (visitor.location().filter("/set-up.xhtml"::equals).isPresent()) {
      setUp(visitor, product);
    } else {
      visitor.signIn(ADMINISTRATOR, PASSWORD);
    }
    assertThat(visitor.location()).as(visitor.page()).contains("/");
    return visitor;
  }

  static Visitor setUp(Visitor visitor, Product product) {
    visitor.get("/set-up.xhtml");
    return visitor.post(
        "form",
        Map.of(
            "token", product.setUpToken(),
            "name", ADMINISTRATOR,
            "password", PASSWORD,
            "repeated", PASSWORD,
            "finish", ""));
  }

  /**
   * Adds a person through the page.
   *
   * @param role such as {@code OPERATOR}
   * @return path and token of the one-time link
   */
  public static String invite(Visitor administrator, String name, String role) {
    administrator.get("/people/people.xhtml");
    administrator.post("addForm", Map.of("name", name, "role_input", role, "add", ""));
    Matcher link = LINK.matcher(administrator.page());
    assertThat(link.find()).as(administrator.page()).isTrue();
    return link.group(1);
  }

  /** Adds a person who has chosen the password {@link #PASSWORD}. */
  public static void add(Visitor administrator, URI origin, String name, String role) {
    Visitor person = new Visitor(origin);
    person.get(invite(administrator, name, role));
    choose(person);
    assertThat(person.location()).as(person.page()).contains("/");
  }

  static Visitor choose(Visitor person) {
    return person.post("form", Map.of("password", PASSWORD, "repeated", PASSWORD, "accept", ""));
  }

  /** For the other roles the page is not there, and nothing leads to it. */
  static void assertForAdministratorsAlone(Product product, String page) {
    for (String role : new String[] {"OPERATOR", "AUDITOR"}) {
      String person = role.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID();
      add(administrator(product), product.uri("/"), person, role);
      Visitor visitor = new Visitor(product.uri("/")).signIn(person, PASSWORD);

      assertThat(visitor.get("/profiles/profiles.xhtml").page()).doesNotContain(page);
      assertThat(visitor.get(page).page()).contains("Page not found");
    }
  }

  /** Opens the console as the first administrator, who is made if there is none yet. */
  public static synchronized void signIn(Browser browser, Product product) {
    Visitor visitor = signedIn(product, BROWSING);
    browser.keepSession(product.uri("/"), visitor.sessionId().orElseThrow());
    browser.open(product.uri("/"));
    awaitSignedIn(browser);
  }

  public static void signIn(Browser browser, Product product, String name, String password) {
    browser.open(product.uri("/login.xhtml"));
    signInHere(browser, name, password);
  }

  /** Signs in on the page that asks for it. */
  static void signInHere(Browser browser, String name, String password) {
    browser.type("Name", name).type("Password", password).press("Sign in");
    awaitSignedIn(browser);
  }

  private static void awaitSignedIn(Browser browser) {
    browser.find(By.cssSelector("details.who"));
    browser.calm();
  }
}

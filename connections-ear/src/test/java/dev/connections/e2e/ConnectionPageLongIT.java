package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;

/** Everything that can be done inside a connection, with a real PostgreSQL behind. */
@ExtendWith(Browsers.class)
class ConnectionPageLongIT {
  private static Product product;
  private static Postgres postgres;
  private static Sandbox sandbox;
  private static StoredConnections stored;

  @BeforeAll
  static void start() throws IOException {
    product = Product.named("connection");
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(product.folder().resolve("sandbox")));
    postgres = Postgres.in(product.folder());
    product.with(sandbox.environment()).with(postgres.environment()).start();
    stored = new StoredConnections(postgres);
  }

  @AfterAll
  static void stop() {
    product.close();
    sandbox.close();
    postgres.close();
  }

  @Test
  void managesAConnection(Browser browser) throws IOException {
    String id = connection(browser, sandbox.globex(), ReadyApp.READ_ONLY, "Globex");
    stored.linked(id, "Everybody nightly", "users-backup");
    open(browser, id);
    press(browser, "Verify now");
    browser.eventually(() -> assertThat(browser.find(By.id("verifyAll")).isEnabled()).isTrue());
    browser.sees("Everybody nightly");
    browser.find(By.cssSelector("a[id$='permissions']")).click();
    browser.calm();
    look(browser, "connection");

    press(browser, "Rename");
    browser.type("Name of the connection", "");
    browser.press("Save");
    browser.sees("Enter a name.");
    look(browser, "connection-rename");
    browser.type("Name of the connection", "Globex Corporation").press("Save");
    browser.sees("The connection is called Globex Corporation now.");
    browser.sees("Connection renamed; it was called Globex");

    press(browser, "Add service account");
    look(browser, "connection-account");
    browser.type("Account", "backup@globex.example").type("Role now", "Super Administrator");
    browser.press("Save");
    browser.sees("backup@globex.example");

    more(browser, "Change capabilities");
    browser.find(By.xpath("//span[.='Groups backup']")).click();
    browser.calm();
    browser.sees("Permissions to add to the app");
    look(browser, "connection-capabilities");
    browser.press("Save");
    browser.sees("Capabilities of Globex profile changed");

    more(browser, "Disable");
    browser.press("Continue");
    browser.sees("Everybody nightly needs Users backup");
    more(browser, "Remove");
    browser.sees("1 connector needs one of its capabilities: Everybody nightly");
    look(browser, "connection-application-removal");
    browser.find(By.id("applicationRemovalConfirm")).click();
    browser.calm();
    browser.sees("which no other application of this connection provides");
    browser.assertClean();
  }

  @Test
  void decidesAboutAConnector(Browser browser) throws IOException {
    String id = connection(browser, sandbox.globex(), ReadyApp.BACKUP, "Soylent");
    stored.used(stored.linked(id, "Soylent nightly", "users-backup"));
    open(browser, id);

    browser.sees("1 connector waits for permission: Soylent nightly");
    browser.sees("Waiting for permission");
    browser.sees("Not allowed yet: Users backup");
    browser.sees("In 24 hours: 42 tokens given, 1 refused");
    browser.sees("Try again in 30 seconds.");
    assertThat(browser.find(By.cssSelector("svg.tokens")).getAttribute("aria-label"))
        .isEqualTo("Tokens of the last 24 hours: 42 given, 1 refused");
    browser.find(By.xpath("//summary[.='Show by hour']")).click();
    assertThat(browser.find(By.cssSelector(".tokenTable tbody")).getText().lines())
        .satisfiesExactly(
            row -> assertThat(row).endsWith("12 0"), row -> assertThat(row).endsWith("30 1"));
    look(browser, "connection-connectors");
    browser.width(390).press("Show related connectors");
    browser.picture("connection-connectors-shown-390");
    browser.width(1280);

    browser.press("Allow");
    browser.sees("backup-app gets tokens of this connection for Users backup.");
    browser.sees("Each token holds the scopes of the capability that it is asked for");
    look(browser, "connection-allow");
    browser.find(By.id("connectorConfirm")).click();
    browser.sees("Soylent nightly is allowed. It gets tokens from now on.");
    browser.sees("Connector allowed: Soylent nightly");
    browser.seesNo("waits for permission");

    browser.press("Deny");
    browser.sees("It was given 42 tokens in the last 24 hours.");
    browser.sees("Tokens that it has already go on working at the provider");
    look(browser, "connection-deny");
    browser.find(By.id("connectorConfirm")).click();
    browser.sees("Soylent nightly is denied. It gets no more tokens.");
    browser.sees("Denied");
    browser.seesNo("waits for permission");

    browser.press("Unlink");
    browser.sees("backup-app may link it again, and it waits for permission then.");
    browser.find(By.id("connectorConfirm")).click();
    browser.sees("Soylent nightly is unlinked. It gets no more tokens.");
    browser.sees("No connector uses this connection yet.");
    browser.assertClean();
  }

  @Test
  void offersNobodyButAdministratorsToDecideAboutAConnector() throws IOException {
    Visitor administrator = People.administrator(product);
    People.add(administrator, product.uri("/"), "olga", "OPERATOR");
    String id = stored.empty("Tyrell");
    stored.linked(id, "Tyrell nightly", "users-backup");
    Visitor operator = new Visitor(product.uri("/")).signIn("olga", People.PASSWORD);
    String path = "/connections/connection.xhtml?id=" + id;

    assertThat(administrator.get(path).page())
        .contains("Tyrell nightly", "Allow Tyrell nightly", "connectorForm");
    assertThat(operator.get(path).page())
        .contains("1 connector waits for permission: Tyrell nightly")
        .doesNotContain("Allow Tyrell nightly", "connectorForm");
  }

  @Test
  void limitsAnApiKeyToTheConnectionsThatAreChosen(Browser browser) throws IOException {
    stored.empty("Wayne Gotham");
    stored.empty("Wayne Metropolis");
    People.signIn(browser, product);
    browser.open(product.uri("/apikeys/apikeys.xhtml")).calm();
    browser.find(By.id("create")).click();
    browser.calm();
    browser.type("Name", "Gotham export");
    browser.find(By.xpath("//label[normalize-space(.)='Only some']")).click();
    browser.calm();
    browser.find(By.id("apiKeySearch")).sendKeys("wayne g");
    browser.eventually(
        () -> assertThat(choices(browser)).singleElement().asString().startsWith("Wayne Gotham"));
    browser.find(By.xpath("//label[.='Wayne Gotham']")).click();
    browser.find(By.id("apiKeySearch")).clear();
    browser.find(By.id("apiKeySearch")).sendKeys("wayne");
    browser.eventually(() -> assertThat(choices(browser)).hasSize(2));
    look(browser, "apikeys-some");
    browser.find(By.id("newKeySave")).click();
    browser.sees("API key for Gotham export. It is shown only now");

    assertThat(browser.find(By.xpath("//tr[.//b[.='Gotham export']]")).getText())
        .contains("Wayne Gotham", "Link connectors and get tokens")
        .doesNotContain("Metropolis", "Every connection");
    look(browser, "apikeys-list");
    browser.assertClean();
  }

  private static List<String> choices(Browser browser) {
    return browser.driver().findElements(By.cssSelector("#connectionChoices .cap")).stream()
        .map(choice -> choice.getText())
        .toList();
  }

  @Test
  void disablesAndEnablesAnApplicationThatNobodyNeeds(Browser browser) {
    String id = connection(browser, sandbox.acme(), ReadyApp.BACKUP_WITH_GRANTS, "Initech");
    open(browser, id);

    more(browser, "Disable");
    browser.press("Continue");
    browser.sees("The application is disabled.");
    browser.sees("Disabled by ada");
    more(browser, "Enable");
    browser.sees("The application is enabled.");
    more(browser, "Rename");
    browser.type("Name of the application", "Initech backup").press("Save");
    browser.sees("The application is called Initech backup now.");
    browser.assertClean();
  }

  @Test
  void acknowledgesAFindingAndOpensItAgain(Browser browser) throws IOException {
    String id = connection(browser, sandbox.acme(), ReadyApp.EXCESS_SCOPES, "Hooli");
    open(browser, id);
    ConnectionPage.here(product, browser).verify().is("Needs attention");
    String acknowledge = "(//button[normalize-space(.)='Acknowledge'])[1]";

    browser.find(By.xpath(acknowledge)).click();
    browser.calm();
    browser.find(By.id("acknowledgementSave")).click();
    browser.sees("Say why this may stay, for whoever looks next.");
    browser.type("Why it may stay", "The HR export of the same app uses it.");
    look(browser, "connection-acknowledgement");
    browser.find(By.id("acknowledgementSave")).click();
    browser.sees("Acknowledged. The activity and the history of the connection say so.");
    browser.sees("Finding of Hooli profile acknowledged: Scope okta.");
    browser.sees("is granted but not needed. The HR export of the same app uses it.");

    browser.find(By.cssSelector("details.acknowledged summary")).click();
    browser.sees("The HR export of the same app uses it.");
    browser.sees("Acknowledged by ada");
    look(browser, "connection-acknowledged");
    browser.open(product.uri("/connections/connections.xhtml?status=ACKNOWLEDGED")).calm();
    browser.sees("Hooli");
    open(browser, id);
    browser.find(By.cssSelector("details.acknowledged summary")).click();
    browser.press("Reopen");
    browser.sees("The finding is open again.");
    browser.sees("Finding of Hooli profile opened again");
    browser.assertClean();
  }

  @Test
  void deletesAConnectionOnlyWhenNothingNeedsItAndTakesItBack(Browser browser) throws IOException {
    String id = connection(browser, sandbox.acme(), ReadyApp.BACKUP, "Acme");
    String link = stored.linked(id, "Acme nightly", "users-backup");
    open(browser, id);

    delete(browser, "Acme Ltd");
    browser.sees("This is not its name.");
    browser.type("Type the name of the connection to confirm", "Acme");
    browser.find(By.id("removalConfirm")).click();
    browser.calm();
    browser.sees("1 connector uses it: Acme nightly");
    stored.unlinked(link);
    open(browser, id);
    delete(browser, "Acme");
    browser.sees("This connection is deleted.");
    look(browser, "connection-deleted");
    browser.press("Restore");
    browser.sees("The connection is restored");

    browser.press("Show the activity of this connection");
    browser.sees("Connection restored");
    browser.sees("Connection deleted, can be restored");
    Visitor administrator = People.administrator(product);
    assertThat(administrator.get("/activity/activity.csv?on=" + id).page())
        .contains("\"Connection deleted, can be restored\"")
        .contains("\"Refused\"")
        .contains("\"Connection restored\"");

    open(browser, id);
    delete(browser, "Acme");
    browser.press("Delete for good");
    browser.type("Type the name of the connection to confirm", "Acme");
    browser.find(By.id("endConfirm")).click();
    browser.sees("The connection Acme and its credentials were destroyed.");
    browser.assertClean();
  }

  @Test
  void saysWhoChangedTheConnectionMeanwhile(Browser browser) {
    String id = connection(browser, sandbox.acme(), ReadyApp.BACKUP_WITH_EC_KEY, "Umbrella");
    open(browser, id);
    String first = browser.driver().getWindowHandle();
    browser.driver().switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
    open(browser, id);
    press(browser, "Rename");
    browser.type("Name of the connection", "Umbrella one").press("Save");
    browser.sees("The connection is called Umbrella one now.");
    browser.driver().switchTo().window(first);

    press(browser, "Rename");
    browser.type("Name of the connection", "Umbrella two").press("Save");

    browser.sees("Nothing was changed, since ada changed the same at");
    assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("Umbrella one");
    browser.assertClean();
  }

  @Test
  void asksTheDatabaseAsOftenForTwentyApplicationsAsForOne(Browser browser) {
    String id = connection(browser, sandbox.globex(), ReadyApp.BACKUP_WITH_GRANTS, "Cyberdyne");
    for (String name : List.of("Nightly", "Weekly", "Restore")) {
      stored.linked(id, name, "users-backup");
    }
    Visitor administrator = People.administrator(product);
    postgres.logStatements(true);
    // All sessions of the product look, and what is remembered after a first visit is remembered.
    IntStream.range(0, 30).forEach(any -> shown(administrator, id));

    long forOne = fewest(() -> shown(administrator, id));
    stored.copied(id, 19);
    long forTwenty = fewest(() -> shown(administrator, id));

    postgres.logStatements(false);
    assertThat(shown(administrator, id).split("<article class=\"app\"", -1)).hasSize(21);
    // A timer may meet each of several slow pages; a query for each application would be 19 more.
    assertThat(forTwenty).isPositive().isLessThan(forOne + 5).isLessThanOrEqualTo(40);
  }

  private static String shown(Visitor visitor, String id) {
    return visitor.get("/connections/connection.xhtml?id=" + id).page();
  }

  /** Of several times, since timers ask as well. */
  private static long fewest(Runnable work) {
    return IntStream.range(0, 10).mapToLong(any -> postgres.statements(work)).min().getAsLong();
  }

  @Test
  void isNotThereUnderAnotherId() {
    Visitor administrator = People.administrator(product);

    administrator.get("/connections/connection.xhtml?id=none");

    assertThat(administrator.status()).isEqualTo(404);
    assertThat(administrator.page()).contains("Page not found");
  }

  private String connection(Browser browser, Organization organization, ReadyApp app, String name) {
    People.signIn(browser, product);
    String profile = name + " profile";
    ProfilesTab.of(product, browser)
        .open()
        .createWorking(profile, organization, organization.app(app));
    return stored.of(profile, name, "org-access", "users-backup");
  }

  private static void open(Browser browser, String id) {
    browser.open(address(id)).calm();
  }

  private static URI address(String id) {
    return product.uri("/connections/connection.xhtml?id=" + id);
  }

  private static void press(Browser browser, String button) {
    browser.press(button);
  }

  /** Chooses an entry of the application's menu. */
  private static void more(Browser browser, String entry) {
    browser.find(By.cssSelector("button[id$='more_button']")).click();
    browser
        .find(By.xpath("//*[contains(@class, 'ui-menu')]//a[normalize-space(.)='" + entry + "']"))
        .click();
    browser.calm();
  }

  private static void delete(Browser browser, String typed) {
    browser.find(By.id("remove")).click();
    browser.type("Type the name of the connection to confirm", typed);
    browser.find(By.id("removalConfirm")).click();
    browser.calm();
  }

  /** Wide and narrow, light and dark. */
  private static void look(Browser browser, String picture) throws IOException {
    browser.assertAccessible();
    browser.picture(picture);
    browser.width(390);
    browser.assertAccessible();
    browser.picture(picture + "-390");
    browser.width(1280);
    browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", DARK);
    browser.assertAccessible();
    browser.picture(picture + "-dark");
    browser
        .driver()
        .executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", java.util.List.of()));
  }

  private static final Map<String, Object> DARK =
      Map.of(
          "features", java.util.List.of(Map.of("name", "prefers-color-scheme", "value", "dark")));
}

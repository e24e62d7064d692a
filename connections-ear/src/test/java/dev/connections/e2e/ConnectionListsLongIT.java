package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The tabs Connections and Applications, with rows that are in the database already. */
@BrowserTest
class ConnectionListsLongIT {
  private static final List<String> BACKUP =
      List.of("org-access", "users-backup", "groups-backup", "applications-backup");

  private static Postgres postgres;
  private static Product product;
  private static String verified;

  @BeforeAll
  static void start(Sandbox sandbox) throws Exception {
    product = Product.named("lists").with(sandbox.environment());
    postgres = Postgres.in(product.folder().resolve("pg"));
    product.with(postgres.environment()).start();
    People.administrator(product);
    try (ConnectionRowsSql rows = new ConnectionRowsSql(postgres.url())) {
      rows.add("Contoso", "CRITICAL", 12, List.of(BACKUP));
      rows.add(
          "Globex",
          "NEEDS_ATTENTION",
          null,
          List.of(List.of("org-access", "groups-backup"), BACKUP));
      rows.add("=HYPERLINK(\"http://evil\")", "NO_ISSUES", 400, List.of(List.of("org-access")));
      rows.remove(rows.add("Umbrella", "NO_ISSUES", null, List.of(List.of("org-access"))));
      verified = rows.add("Initech", "NO_ISSUES", null, List.of(List.of("org-access")));
      for (int i = 0; i < 21; i++) {
        rows.add("Northwind " + (char) ('A' + i), "NO_ISSUES", 200 + i, List.of(BACKUP));
      }
    }
  }

  @AfterAll
  static void stop() {
    product.close();
    postgres.close();
  }

  @Test
  void keepsItsFiltersInTheAddress(Browser browser) throws Exception {
    People.signIn(browser, product);
    browser.open(product.uri("/connections/connections.xhtml")).calm();
    browser.picture("connections");

    new Select(browser.find(By.id("status"))).selectByValue("CRITICAL");
    browser.eventually(() -> assertThat(names(browser)).containsExactly("Contoso"));
    browser.eventually(
        () -> assertThat(browser.address()).endsWith("connections.xhtml?status=CRITICAL"));
    browser.driver().navigate().refresh();
    browser.calm();

    assertThat(names(browser)).containsExactly("Contoso");
    browser.find(By.id("q")).sendKeys("nowhere");
    browser.sees("No connection matches");
    browser.press("Clear filters");
    browser.sees("1-20 of 25");
    browser.assertClean();
  }

  @Test
  void countsByStatusAndFiltersWithAClick(Browser browser) {
    People.signIn(browser, product);
    browser.open(product.uri("/connections/connections.xhtml")).calm();
    assertThat(tile(browser, "All connections").getText()).startsWith("25");
    assertThat(tile(browser, "Removed").getText()).startsWith("1");

    tile(browser, "Critical").click();
    browser.calm();

    assertThat(names(browser)).containsExactly("Contoso");
    assertThat(tile(browser, "Critical").getAttribute("aria-current")).isEqualTo("true");
    browser.sees("No administrator role is assigned");
    tile(browser, "Expire within 30 days").click();
    browser.calm();
    assertThat(names(browser)).containsExactly("Contoso");
    browser.sees("in 12 days");
  }

  @Test
  void turnsThePageAndSortsWithoutLosingEither(Browser browser) {
    People.signIn(browser, product);
    browser.open(product.uri("/connections/connections.xhtml")).calm();

    browser.find(By.cssSelector(".ui-paginator-last")).click();
    browser.sees("21-25 of 25");
    browser.eventually(() -> assertThat(browser.address()).contains("first=20"));
    assertThat(names(browser)).hasSize(5).contains("Northwind U");
    browser.eventually(() -> assertThat(boxes(browser)).hasSize(5).contains("Select Northwind U"));
    browser.assertAccessible();
    browser.find(By.xpath("//th[contains(., 'Nearest expiry')]")).click();
    browser.eventually(() -> assertThat(names(browser)).startsWith("Contoso").hasSize(20));

    assertThat(browser.address()).contains("sort=expiry").doesNotContain("first=");
  }

  @Test
  void beginsAtTheFirstPageOfWhatAFilterFinds(Browser browser) {
    People.signIn(browser, product);
    browser.open(product.uri("/connections/connections.xhtml")).calm();
    browser.find(By.cssSelector(".ui-paginator-last")).click();
    browser.sees("21-25 of 25");

    new Select(browser.find(By.id("status"))).selectByValue("NO_ISSUES");

    browser.sees("1-20 of 23");
    browser.eventually(() -> assertThat(names(browser)).hasSize(20));
    browser.eventually(() -> assertThat(browser.address()).endsWith("?status=NO_ISSUES"));
  }

  @Test
  void saysWhereALongListEnds(Browser browser) throws Exception {
    try (ConnectionRowsSql rows = new ConnectionRowsSql(postgres.url())) {
      rows.repeat("Globex", 10_000);
      try {
        walkToTheEnd(browser);
      } finally {
        rows.endRepeated();
      }
    }
  }

  private static void walkToTheEnd(Browser browser) throws Exception {
    People.signIn(browser, product);
    browser.open(product.uri("/connections/connections.xhtml")).calm();
    browser.sees("1-20 of 10,000+");
    browser.sees("Verify all, more than 10,000");
    assertThat(tile(browser, "All connections").getText()).startsWith("10,000+");
    browser.seesNo("The list ends at");

    browser.find(By.cssSelector(".ui-paginator-last")).click();

    browser.sees("9,981-10,000 of 10,000+");
    browser.sees("The list ends at 10,000 rows. For the others use filters, or sort the other way");
    browser.eventually(() -> assertThat(browser.address()).contains("first=9980"));
    assertThat(names(browser)).hasSize(20);
    browser.open(product.uri("/connections/connections.xhtml?first=9980")).calm();
    browser.sees("The list ends at 10,000 rows.");
    browser.picture("connections-end");
    browser.assertAccessible();
    browser.open(product.uri("/connections/connections.xhtml?sort=-name")).calm();
    assertThat(names(browser)).startsWith("Northwind U");
    browser.assertClean();
  }

  @Test
  void looksForFewLettersWhereANameBeginsAndSaysSo(Browser browser) {
    People.signIn(browser, product);
    browser.open(product.uri("/connections/connections.xhtml")).calm();

    browser.find(By.id("q")).sendKeys("ni");
    browser.sees("Names that begin with ni. From 3 characters on, the search looks everywhere.");
    assertThat(names(browser)).isEmpty();
    browser.find(By.id("q")).sendKeys("t");

    browser.eventually(() -> assertThat(names(browser)).containsExactly("Initech"));
    browser.seesNo("Names that begin");
  }

  @Test
  void remembersWhichColumnsThisBrowserShows(Browser browser) {
    People.signIn(browser, product);
    browser.open(product.uri("/connections/connections.xhtml")).calm();

    browser.find(By.cssSelector(".columns summary")).click();
    browser.find(By.cssSelector("input[data-column=capabilities]")).click();
    browser.driver().navigate().refresh();
    browser.calm();

    assertThat(browser.driver().findElement(By.cssSelector("td.c-capabilities")).isDisplayed())
        .isFalse();
    assertThat(browser.driver().findElement(By.cssSelector("td.c-status")).isDisplayed()).isTrue();
  }

  @Test
  void givesAFileThatNoSpreadsheetCalculates() {
    Visitor administrator = People.administrator(product);

    administrator.get("/connections/connections.csv?q=hyperlink");

    assertThat(administrator.page())
        .contains("\"'=HYPERLINK(\"\"http://evil\"\")\",\"Okta\",\"Global\"")
        .doesNotContain("Contoso");
    administrator.get("/connections/connections.csv?status=CRITICAL");
    assertThat(administrator.page())
        .contains("\"Critical\",\"No administrator role is assigned\",")
        .doesNotContain("ROLE_MISSING");
    administrator.get("/applications/applications.csv?capability=org-access");
    assertThat(administrator.page().lines()).hasSize(26 + 1);
    assertThat(administrator.page()).contains("\"System app\"", "\"No issues\"");
    assertThat(product.get("/connections/connections.csv").statusCode()).isEqualTo(303);
  }

  @Test
  void findsABulkVerificationAgainAfterLeaving(Browser browser, Sandbox sandbox) throws Exception {
    ServiceApp app = sandbox.globex().app(ReadyApp.READ_ONLY);
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open();
    tab.create().fill("Bulk", sandbox.globex(), app).enterKey(app.key().pem());
    tab.save().saved("Bulk");
    try (ConnectionRowsSql rows = new ConnectionRowsSql(postgres.url())) {
      rows.use(verified, "Bulk");
    }
    browser.open(product.uri("/connections/connections.xhtml?q=initech")).calm();

    browser.press("Verify");
    browser.open(product.uri("/profiles/profiles.xhtml")).calm();
    browser.open(product.uri("/connections/connections.xhtml")).calm();

    browser.sees("of 1 applications");
    browser.sees("Verified 1 of 1 applications: 1 work, 0 critical, 0 without an answer.");
    browser.press("Dismiss");
    browser.seesNo("Verified 1 of 1");
    browser.assertClean();
  }

  @Test
  void restoresWhatWasRemoved(Browser browser) throws Exception {
    People.signIn(browser, product);
    browser.open(product.uri("/connections/connections.xhtml?life=REMOVED")).calm();
    assertThat(names(browser)).containsExactly("Umbrella");
    browser.press("Delete for good");
    browser.sees("There is no way back. Type its name to confirm.");
    browser.find(By.id("typedName")).sendKeys("Acme");
    browser.find(By.id("endConfirm")).click();
    browser.sees("This is not the name of the connection.");
    browser.find(By.id("endCancel")).click();

    browser.press("Restore");

    browser.sees("The connection Umbrella is back");
    browser.open(product.uri("/connections/connections.xhtml?q=umbrella")).calm();
    assertThat(names(browser)).containsExactly("Umbrella");
    try (ConnectionRowsSql rows = new ConnectionRowsSql(postgres.url())) {
      rows.removeByName("Umbrella");
    }
  }

  @Test
  void listsTheApplicationsOfAllConnections(Browser browser) {
    People.signIn(browser, product);
    browser.open(product.uri("/applications/applications.xhtml")).calm();
    browser.sees("1-20 of 26");

    browser.find(By.id("q")).sendKeys("globex");

    browser.eventually(() -> assertThat(names(browser)).containsExactly("Backup 1", "Backup 2"));
    browser.find(By.cssSelector(".shared summary")).click();
    browser.sees(
        "Another application of this connection holds the same capability: Groups backup.");
    new Select(browser.find(By.id("capability"))).selectByVisibleText("Users backup");
    browser.eventually(() -> assertThat(names(browser)).containsExactly("Backup 2"));
    assertThat(browser.address()).contains("q=globex").contains("capability=users-backup");
  }

  @Test
  void isUsableForEverybody(Browser browser) throws Exception {
    People.signIn(browser, product);
    for (String path :
        List.of(
            "/connections/connections.xhtml",
            "/connections/connections.xhtml?life=REMOVED",
            "/applications/applications.xhtml?q=o")) {
      browser.open(product.uri(path)).calm();
      for (String scheme : List.of("light", "dark")) {
        for (int width : List.of(1280, 390)) {
          look(browser, scheme, width);
          browser.assertAccessible();
          assertThat(
                  browser
                      .driver()
                      .executeScript(
                          "return document.documentElement.scrollWidth <= window.innerWidth &&"
                              + " [...document.querySelectorAll('.card, .ui-datatable')].every("
                              + "box => box.scrollWidth <= box.clientWidth)"))
              .as("%s fits into %d pixels", path, width)
              .isEqualTo(true);
          browser.picture(path.replaceAll("\\W+", "-") + "-" + scheme + "-" + width);
        }
      }
      browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  private static void look(Browser browser, String scheme, int width) {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  private static List<String> names(Browser browser) {
    return browser.driver().findElements(By.cssSelector("#table a.name, #table b.name")).stream()
        .map(WebElement::getText)
        .toList();
  }

  /** What the boxes of the rows are called. */
  private static List<String> boxes(Browser browser) {
    return browser.driver().findElements(By.cssSelector("td.box [role='checkbox']")).stream()
        .map(box -> box.getAttribute("aria-label"))
        .toList();
  }

  private static WebElement tile(Browser browser, String label) {
    return browser.find(By.xpath("//a[contains(@class, 'tile')][contains(., '" + label + "')]"));
  }
}

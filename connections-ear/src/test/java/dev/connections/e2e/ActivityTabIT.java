package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Who did what, as an administrator and an auditor see it and an operator does not. */
@BrowserTest
class ActivityTabIT {
  private static final String PAGE = "/activity/activity.xhtml";

  private final String person = "person-" + UUID.randomUUID();

  @Test
  void narrowsTheListAndKeepsTheFiltersInTheAddress(Product product, Browser browser)
      throws IOException {
    People.invite(People.administrator(product), person, "AUDITOR");
    People.signIn(browser, product);
    browser.press("Activity");

    browser.type("On what", person);
    new Select(browser.field("What")).selectByVisibleText("Person added");
    browser.calm();

    browser.eventually(() -> assertThat(rows(browser)).isEqualTo(1));
    browser.sees("1 entry");
    assertThat(browser.address()).contains("on=" + person).contains("what=person-added");
    browser.picture("activity");

    browser.open(java.net.URI.create(browser.address())).calm();
    assertThat(rows(browser)).isEqualTo(1);
    assertThat(browser.field("On what").getAttribute("value")).isEqualTo(person);
    browser.assertClean();
  }

  @Test
  void findsTheDayOfTheReader(Product product, Browser browser) throws IOException {
    People.invite(People.administrator(product), person, "AUDITOR");
    People.signIn(browser, product);
    browser.open(product.uri(PAGE + "?on=" + person)).calm();
    String today = (String) browser.driver().executeScript(DAY, 0);

    setDay(browser, "from", today);
    assertThat(rows(browser)).isEqualTo(1);
    setDay(browser, "to", today);
    assertThat(rows(browser)).isEqualTo(1);
    setDay(browser, "to", (String) browser.driver().executeScript(DAY, -1));
    browser.sees("Nothing matches");
    browser.width(390);
    browser.picture("activity-nothing-390");

    browser.press("Show everything");
    browser.eventually(() -> assertThat(rows(browser)).isGreaterThan(1));
    assertThat(browser.field("On what").getAttribute("value")).isEmpty();
    browser.picture("activity-390");
    browser.assertAccessible();
    browser.assertClean();
  }

  private static final String DAY =
      "const day = new Date(); day.setDate(day.getDate() + arguments[0]);"
          + " return day.toLocaleDateString('sv-SE')";

  private static void setDay(Browser browser, String id, String day) {
    WebElement field = browser.find(By.id(id));
    browser
        .driver()
        .executeScript(
            "arguments[0].value = arguments[1];"
                + " arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
            field,
            day);
    browser.calm();
  }

  @Test
  void isAFileToDownload(Product product) {
    Visitor administrator = People.administrator(product);
    People.invite(administrator, "=1+" + person, "AUDITOR");

    administrator.get("/activity/activity.csv?what=person-added&on=" + person);

    assertThat(administrator.header("Content-Disposition"))
        .contains("attachment; filename=\"activity.csv\"");
    assertThat(administrator.page().lines()).hasSize(2);
    assertThat(administrator.page())
        .startsWith("\uFEFF\"at\",\"who\",")
        .contains("\"Person added\",\"Person\",")
        .contains(",\"'=1+" + person + "\",\"Done\"");
  }

  @Test
  void isNotForOperators(Product product) {
    People.add(People.administrator(product), product.uri("/"), person, "OPERATOR");
    Visitor operator = new Visitor(product.uri("/")).signIn(person, People.PASSWORD);

    assertThat(operator.get("/profiles/profiles.xhtml").page()).doesNotContain(PAGE);
    assertThat(operator.get(PAGE).page()).contains("Page not found");
    assertThat(operator.get("/activity/activity.csv").page())
        .contains("Page not found")
        .doesNotContain("Person added");
  }

  @Test
  void isForAuditors(Product product) {
    People.add(People.administrator(product), product.uri("/"), person, "AUDITOR");
    Visitor auditor = new Visitor(product.uri("/")).signIn(person, People.PASSWORD);

    assertThat(auditor.get("/profiles/profiles.xhtml").page()).contains(PAGE);
    assertThat(auditor.get(PAGE + "?on=" + person).page())
        .contains("Password chosen by a one-time");
  }

  private static int rows(Browser browser) {
    return browser.driver().findElements(By.cssSelector("#table_data > tr[data-ri]")).size();
  }
}

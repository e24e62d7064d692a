package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with a profile of its own. It waits for what it looks for. */
public final class Browser implements AutoCloseable {
  /** A key of 4,096 bits is searched for a while where other work goes on, too. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String NOTE_VIOLATIONS =
      "window.addEventListener('securitypolicyviolation', e => {const all ="
          + " JSON.parse(sessionStorage.getItem('violations') ||"
          + " '[]');all.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' +"
          + " e.lineNumber);sessionStorage.setItem('violations', JSON.stringify(all)); });";

  /**
   * Between a press and the answer the old page is still there, and complete: it must not be taken
   * for the next one. An address that turns out to be a file leaves the page where it is.
   */
  private static final String NOTE_LEAVING =
      "(() => {const leave = () => window.leavingSince = performance.now();"
          + "window.addEventListener('submit', e => e.defaultPrevented || e.target.target ||"
          + " leave());"
          + "window.navigation?.addEventListener('navigate', e => e.hashChange ||"
          + " e.destination.sameDocument || e.downloadRequest !== null || leave()); })();";

  private static final String CALM =
      "return document.readyState === 'complete'"
          + " && !(performance.now() - window.leavingSince < 10000)"
          + " && (!window.PrimeFaces || PrimeFaces.ajax.Queue.isEmpty())"
          + " && (!window.jQuery || jQuery.active === 0)";

  /** Visible, and not on the move: a click at where it was would miss it without a word. */
  private static final String AT_REST =
      "const [all, done] = arguments; const at = e => JSON.stringify(e.getBoundingClientRect());"
          + " const seen = all.filter(e => e.getClientRects().length && e.checkVisibility("
          + "{opacityProperty: true, visibilityProperty: true})); const before = seen.map(at);"
          + " setTimeout(() => done(seen.filter((e, i) => e.isConnected && at(e) === before[i])),"
          + " 50);";

  private final ChromeDriver driver;
  private final List<Predicate<String>> expected = new ArrayList<>();
  private final Set<String> origins = new HashSet<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser open(Path chromium, Path driver) {
    Path profile = profile();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-prefers-reduced-motion",
        "--lang=en-US");
    boolean shell = chromium.endsWith(Browsers.SHELL);
    if (!shell) {
      options.addArguments("--user-data-dir=" + profile);
    }
    options.setAcceptInsecureCerts(true);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.SEVERE);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.toFile())
            // The shell opens no page in a profile that is given: the driver's own lies here.
            .withEnvironment(shell ? Map.of("TMPDIR", profile.toString()) : Map.of())
            .build();
    return new Browser(new ChromeDriver(service, options)).begin();
  }

  private Browser begin() {
    driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", NOTE_VIOLATIONS + NOTE_LEAVING));
    driver.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    return width(1280);
  }

  /**
   * A person who was never here: a tab of its own, no cookie and nothing stored. The files that the
   * cache holds stay, and so does the process, whose start takes longer than most tests.
   */
  void renew() {
    Set<String> before = driver.getWindowHandles();
    driver.switchTo().newWindow(WindowType.TAB);
    String fresh = driver.getWindowHandle();
    for (String window : before) {
      driver.switchTo().window(window).close();
    }
    driver.switchTo().window(fresh);
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    for (String origin : origins) {
      driver.executeCdpCommand(
          "Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
    }
    origins.clear();
    expected.clear();
    driver.manage().logs().get(LogType.BROWSER);
    begin();
  }

  private static Path profile() {
    try {
      Path root = Files.createDirectories(Path.of("target", "e2e").toAbsolutePath());
      return Files.createTempDirectory(root, "browser-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Selenium's own, for what is not here. */
  public ChromeDriver driver() {
    return driver;
  }

  public Browser open(URI uri) {
    origins.add(uri.resolve("/").toString());
    driver.get(uri.toString());
    return this;
  }

  /** Goes on with a session that began elsewhere. */
  void keepSession(URI origin, String id) {
    driver.executeCdpCommand(
        "Network.setCookie",
        Map.of("name", Visitor.SESSION, "value", id, "url", origin.toString(), "httpOnly", true));
  }

  public String address() {
    return driver.getCurrentUrl();
  }

  /** The text of the page as a person sees it. */
  public String text() {
    return (String) driver.executeScript("return document.body ? document.body.innerText : ''");
  }

  public Browser width(int pixels) {
    driver.manage().window().setSize(new Dimension(pixels, 900));
    return this;
  }

  /** The first visible element, as soon as there is one. */
  public WebElement find(By by) {
    List<WebElement> found = new ArrayList<>();
    eventually(
        () -> {
          found.clear();
          found.addAll(visible(driver.findElements(by)));
          assertThat(found).as(by + " on " + address()).isNotEmpty();
        });
    return found.get(0);
  }

  /** All of them by one call: Selenium's own question for one element takes longer than a click. */
  @SuppressWarnings("unchecked")
  private List<WebElement> visible(List<WebElement> elements) {
    return elements.isEmpty()
        ? elements
        : (List<WebElement>) driver.executeAsyncScript(AT_REST, elements);
  }

  /** The input that a label with this text names. */
  public WebElement field(String label) {
    return find(
        By.xpath("//*[@id=//label[normalize-space(translate(., '*', ''))='" + label + "']/@for]"));
  }

  public Browser type(String label, String text) {
    WebElement field = field(label);
    field.clear();
    field.sendKeys(text);
    return this;
  }

  /** Presses the visible button or link with this text, and waits until the page is calm again. */
  public Browser press(String text) {
    By named =
        By.xpath(
            "//button[normalize-space(.)='"
                + text
                + "'] | //a[normalize-space(.)='"
                + text
                + "'] | //input[@type='submit' and @value='"
                + text
                + "']");
    // What comes or goes above it moves it: where it was, something else may lie meanwhile.
    eventually(() -> find(named).click());
    return calm();
  }

  /** Waits until the page is loaded, no ajax request runs and no other page is on its way. */
  public Browser calm() {
    eventually(() -> assertThat(driver.executeScript(CALM)).as("calm").isEqualTo(true));
    return this;
  }

  public void sees(String... texts) {
    eventually(() -> assertThat(text()).as(address()).contains(texts));
  }

  /** What must be gone, or never there: ask for it after something that the same page shows. */
  public void seesNo(String... texts) {
    eventually(() -> assertThat(text()).as(address()).doesNotContain(texts));
  }

  public void eventually(org.assertj.core.api.ThrowableAssert.ThrowingCallable assertion) {
    Poll.until(PATIENCE, assertion);
  }

  /**
   * No finding of axe-core that is serious or critical, once the page has settled: while a mask
   * fades in, every contrast behind it is wrong for a moment.
   */
  public void assertAccessible() {
    eventually(() -> assertThat(findings()).as("axe on " + address()).isEmpty());
  }

  /** Axe works in a window of its own, and leaves the driver there when it takes too long. */
  private List<String> findings() {
    String page = driver.getWindowHandle();
    try {
      return new AxeBuilder()
          .analyze(driver).getViolations().stream()
              .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
              .map(Browser::describe)
              .toList();
    } finally {
      driver.switchTo().window(page);
    }
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + " ("
        + rule.getImpact()
        + "): "
        + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  /** Errors of the console that this test is about, such as a page that is not there. */
  public Browser expectErrors(Predicate<String> message) {
    expected.add(message);
    return this;
  }

  /** No policy violation and no error in the console since the last call. */
  public void assertClean() {
    Object violations =
        address().startsWith("http")
            ? driver.executeScript(
                "const all = sessionStorage.getItem('violations');"
                    + " sessionStorage.removeItem('violations'); return all;")
            : null;
    assertThat(violations).as("violations of the content security policy").isNull();
    List<String> errors =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
            .map(entry -> entry.getMessage())
            .filter(message -> expected.stream().noneMatch(e -> e.test(message)))
            .toList();
    assertThat(errors).as("errors in the console").isEmpty();
  }

  /** A picture of the page in target/e2e/pictures. */
  public Path picture(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "e2e", "pictures"));
    Files.writeString(folder.resolve(name + ".html"), String.valueOf(driver.getPageSource()));
    return Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}

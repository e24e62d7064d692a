package dev.connections.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test a browser, and fails the test when a page violated its policy or logged errors.
 * The tests of a run use one after the other the same one, as new each time; after a failure the
 * next gets another one.
 */
public final class Browsers
    implements BeforeAllCallback,
        ParameterResolver,
        AfterTestExecutionCallback,
        AfterEachCallback,
        AfterAllCallback {
  /** Chromium without its windows, tabs and services, which take a third of its time. */
  static final String SHELL = "chromium-headless-shell";

  private static final Namespace HERE = Namespace.create(Browsers.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    if (chromium().isEmpty() || driver().isEmpty()) {
      String reason = "Chromium and ChromeDriver are not installed (chromium, chromium-driver)";
      if ("required".equals(System.getProperty("browser"))) {
        throw new AssertionError(reason);
      }
      throw new TestAbortedException(reason);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(HERE)
        .getOrComputeIfAbsent(Lent.class, key -> lend(context), Lent.class)
        .browser();
  }

  private static Lent lend(ExtensionContext context) {
    Browser browser = OfRun.get(context, Browser.class, Browsers::another);
    return new Lent(browser, context.getUniqueId());
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    Lent lent = context.getStore(HERE).get(Lent.class, Lent.class);
    if (lent == null) {
      return;
    }
    Browser browser = lent.browser();
    if (context.getExecutionException().isPresent()) {
      Path picture =
          browser.picture(
              context.getRequiredTestClass().getSimpleName()
                  + "."
                  + context.getRequiredTestMethod().getName());
      context.publishReportEntry("page", browser.address() + " in " + picture);
    } else {
      browser.assertClean();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    takeBack(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    takeBack(context);
  }

  /**
   * At once, since a page that stays open goes on asking the product. What a class was lent, before
   * all of its tests, is for all of them.
   */
  private static void takeBack(ExtensionContext context) {
    Lent lent = context.getStore(HERE).get(Lent.class, Lent.class);
    if (lent == null || !lent.to().equals(context.getUniqueId())) {
      return;
    }
    boolean renewed = false;
    try {
      if (context.getExecutionException().isEmpty()) {
        lent.browser().renew();
        renewed = true;
      }
    } finally {
      if (!renewed) {
        OfRun.forget(context, Browser.class);
        lent.browser().close();
      }
    }
  }

  /** One more browser, for a test with two people; the test closes it. */
  static Browser another() {
    return Browser.open(chromium().orElseThrow(), driver().orElseThrow());
  }

  private static Optional<Path> chromium() {
    return first(
        "/usr/lib/chromium/" + SHELL,
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome");
  }

  private static Optional<Path> driver() {
    return first("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
  }

  private static Optional<Path> first(String... files) {
    return Stream.of(files).map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /** Which the store of a test must not close. */
  private record Lent(Browser browser, String to) {}
}

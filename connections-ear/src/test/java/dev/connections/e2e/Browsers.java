package dev.connections.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
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
 */
public final class Browsers
    implements BeforeAllCallback, ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {
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
        .getOrComputeIfAbsent(Browser.class, key -> another(), Browser.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    Browser browser = context.getStore(HERE).get(Browser.class, Browser.class);
    if (browser == null) {
      return;
    }
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

  /** The store closes it too, but only at the end of the class when the constructor took it. */
  @Override
  public void afterEach(ExtensionContext context) {
    Browser browser = context.getStore(HERE).remove(Browser.class, Browser.class);
    if (browser != null) {
      browser.close();
    }
  }

  /** One more browser, for a test with two people; the test closes it. */
  static Browser another() {
    return Browser.open(chromium().orElseThrow(), driver().orElseThrow());
  }

  private static Optional<Path> chromium() {
    return first("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  }

  private static Optional<Path> driver() {
    return first("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
  }

  private static Optional<Path> first(String... files) {
    return Stream.of(files).map(Path::of).filter(Files::isExecutable).findFirst();
  }
}

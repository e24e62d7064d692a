package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.By;

/**
 * A product in one folder and on one PostgreSQL that is killed again and again, and started again.
 * A build kills it at a few moments; with {@code -Dkills=all} it is killed at all of them.
 */
final class KilledProduct implements AutoCloseable {
  /** Of all leases and back-offs, and of a code that was taken out. */
  static final Duration LONG = Duration.ofSeconds(150);

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Product product;
  private final Sandbox sandbox;
  private final Postgres postgres;
  private final List<String> told = new ArrayList<>();

  private KilledProduct(Product product, Sandbox sandbox, Postgres postgres) {
    this.product = product;
    this.sandbox = sandbox;
    this.postgres = postgres;
  }

  static KilledProduct started(String name) throws IOException {
    Product product = Product.named(name);
    Sandbox sandbox =
        Sandbox.start(SandboxOptions.onFreePorts(product.folder().resolve("sandbox")));
    sandbox.addRedirectUri(product.uri("/grant/callback").toString());
    Postgres postgres = Postgres.in(product.folder());
    product.with(sandbox.environment()).with(postgres.environment()).start();
    return new KilledProduct(product, sandbox, postgres);
  }

  /** A moment, and how it is reached. */
  record Moment(String name, boolean always, Way way) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The way to a moment. */
  interface Way {
    /**
     * Returns at the moment.
     *
     * @return what is held until the kill; null for nothing
     */
    HeldRows reach();
  }

  static Stream<Moment> chosen(Moment... all) {
    boolean every = "all".equals(System.getProperty("kills"));
    return Stream.of(all).filter(moment -> every || moment.always());
  }

  /** Kills it at this moment, and starts it once the provider has no trouble any more. */
  void killAt(Moment moment) {
    HeldRows held = moment.way().reach();
    product.kill();
    if (held != null) {
      held.close();
    }
    sandbox.organizations().forEach(Organization::calm);
    product.start();
  }

  /** Keeps how it went on, for the end. */
  void tell(Moment moment, String how) {
    told.add(moment + ": " + how);
  }

  HeldRows hold(String lock) {
    return HeldRows.by(postgres, lock);
  }

  void await(String rows) {
    Poll.until(SOON, () -> assertThat(postgres.count(rows)).as(rows).isPositive());
  }

  /** However often it was killed. */
  void assertOneConnectionAtMost(Organization of) {
    assertThat(postgres.count("connection where organization_id = '" + of.id() + "'"))
        .isLessThanOrEqualTo(1);
  }

  /** Signs the service account in on the provider's page that is open, up to its last button. */
  static void toTheLastButton(Browser browser, Organization at) {
    SystemApplicationsLongIT.signInAs(browser, at.signIns().serviceAccount());
    browser.find(By.xpath("//button[normalize-space(.)='Accept']"));
  }

  /**
   * Presses a button or link and does not wait for what comes of it. A little later: the driver
   * waits for each page that a script has begun to load when it returns.
   */
  static void pressAndLeave(Browser browser, By what) {
    browser
        .driver()
        .executeScript(
            "const it = arguments[0]; setTimeout(() => it.click(), 500)", browser.find(what));
  }

  static ServiceApp app(Organization of) {
    return of.app(ReadyApp.SYSTEM);
  }

  Product product() {
    return product;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Postgres postgres() {
    return postgres;
  }

  @Override
  public void close() {
    System.out.printf("%nKilled %d times:%n%s%n", told.size(), String.join("\n", told));
    product.close();
    sandbox.close();
    postgres.close();
  }
}

package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The resident memory of a product with README's flags ten seconds after its start, and after three
 * people have opened each page twenty times. Prints megabytes.
 *
 * <p>{@code mvn -pl connections-ear -am verify -Dtest=None -Dit.test=MemoryAfterPages
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}
 */
class MemoryAfterPages {
  private static final int PEOPLE = 3;
  private static final int TIMES = 20;

  private static final String[] PAGES = {
    "/connections/connections.xhtml",
    "/applications/applications.xhtml",
    "/profiles/profiles.xhtml",
    "/activity/activity.xhtml",
    "/people/people.xhtml",
    "/apikeys/apikeys.xhtml",
    "/system/system.xhtml",
    "/signin/password.xhtml"
  };

  @Test
  void printsMegabytes() throws Exception {
    // As operators run it, and not as tests do, which start often.
    try (Product product = Product.named("memory").jvm("-XX:TieredStopAtLevel=4").start()) {
      TimeUnit.SECONDS.sleep(10);
      long before = megabytes(product);
      People.administrator(product);
      for (int person = 0; person < PEOPLE; person++) {
        Visitor visitor =
            new Visitor(product.uri("/")).signIn(People.ADMINISTRATOR, People.PASSWORD);
        for (int time = 0; time < TIMES; time++) {
          for (String page : PAGES) {
            assertThat(visitor.get(page).page()).as(page).contains("</html>");
          }
        }
      }
      TimeUnit.SECONDS.sleep(60);
      System.out.printf(
          Locale.ROOT,
          "resident: %d MB after the start, %d after pages%n",
          before,
          megabytes(product));
    }
  }

  private static long megabytes(Product product) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + product.process().pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}

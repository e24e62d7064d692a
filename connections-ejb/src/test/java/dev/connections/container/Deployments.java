package dev.connections.container;

import java.io.File;
import java.util.Arrays;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The one archive of the in-container tests. */
public final class Deployments {
  private Deployments() {}

  /** The built jar and its libraries, beside all tests that run in the container. */
  public static WebArchive all() {
    File[] libraries = new File(System.getProperty("libraries")).listFiles();
    JavaArchive tests =
        ShrinkWrap.create(JavaArchive.class, "tests.jar")
            .addPackages(
                true,
                Filters.include(
                    ".*/dev/connections/.*(IT|InContainer|As[A-Z]\\w*)(\\$.*)?\\.class"),
                "dev.connections")
            .addAsManifestResource("META-INF/beans.xml", "beans.xml");
    return ShrinkWrap.create(WebArchive.class, "connections-tests.war")
        .addAsLibrary(new File(System.getProperty("archive")))
        .addAsLibraries(libraries)
        .addAsLibraries(assertJ())
        .addAsLibrary(tests)
        .addAsWebInfResource("container/glassfish-web.xml", "glassfish-web.xml");
  }

  private static File[] assertJ() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(File::new)
        .filter(
            f ->
                f.getName()
                    .matches("(assertj-core|byte-buddy|msal4j|azure-json|jackson-core)-.*\\.jar"))
        .toArray(File[]::new);
  }
}

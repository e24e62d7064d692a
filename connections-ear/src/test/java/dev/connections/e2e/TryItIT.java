package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command that README shows first, as it stands there; what it builds is built by the run that
 * this test belongs to.
 */
class TryItIT {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
  private static final Duration START = Duration.ofMinutes(3);
  private static final String BUILD = "mvn -B -ntp package -DskipTests && ";

  @Test
  void startsConnectionsBesidePretendOrganizationsAndTellsHowToBecomeItsAdministrator(
      @TempDir Path folder) throws Exception {
    Path out = folder.resolve("out.txt");
    Process process = start(folder, out);
    try {
      Poll.until(
          START, () -> assertThat(Files.readString(out)).contains("Their names, client ids"));
      Visitor visitor = new Visitor(URI.create(told(out, "Connections is ready: (\\S+)")));
      visitor.get("/set-up.xhtml");
      visitor.post(
          "form",
          Map.of(
              "token", told(out, "The one-time token: (\\S+)"),
              "name", People.ADMINISTRATOR,
              "password", People.PASSWORD,
              "repeated", People.PASSWORD,
              "finish", ""));
      assertThat(visitor.location()).as(visitor.page()).contains("/");
      assertThat(visitor.get("/connections/connections.xhtml").page()).contains("Add connection");
      assertThat(page(told(out, "switches for trouble: (\\S+)"))).contains("Acme", "Contoso");
    } finally {
      process.destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ends with its parent").isTrue();
    }
  }

  private static Process start(Path folder, Path out) throws IOException {
    String command = command() + " --port " + Ports.free();
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "exec " + command)
            .directory(PROJECT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("(CONNECTIONS|SANDBOX)_.*"));
    environment.put("CONNECTIONS_DATA_DIRECTORY", folder.resolve("data").toString());
    // The command names no folder for what the server unpacks, and it is killed in the end.
    environment.put(
        "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    environment.put("SANDBOX_PORT", "0");
    environment.put("SANDBOX_PAGE_PORT", "0");
    environment.merge("PATH", JAVA.toString(), (path, java) -> java + ":" + path);
    return builder.start();
  }

  private static String command() throws IOException {
    String readme = Files.readString(PROJECT.resolve("README.md"));
    String first = readme.split("\\*\\*Try it\\*\\*")[1].split("```\\n")[1].strip();
    assertThat(first).startsWith(BUILD);
    return first.substring(BUILD.length());
  }

  private static String told(Path out, String line) throws IOException {
    Matcher found = Pattern.compile(line).matcher(Files.readString(out));
    assertThat(found.find()).as(line).isTrue();
    return found.group(1);
  }

  private static String page(String address) throws Exception {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .cookieHandler(new CookieManager())
        .build()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}

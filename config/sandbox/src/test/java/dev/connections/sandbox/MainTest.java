package dev.connections.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;

  @Test
  void startsTheProductWithItsSettingsAndEndsWithItsCode() throws Exception {
    Path data = folder.resolve("data");

    Run run =
        run(
            List.of(productJar().toString(), "--port", "8090"),
            "CONNECTIONS_DATA_DIRECTORY",
            data.toString(),
            "CONNECTIONS_OUTBOUND_TRUSTED_ORIGINS",
            "https://mine.example");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.lines()).hasSize(8);
    assertThat(run.lines().get(0)).isEqualTo("options --port 8090");
    assertThat(run.lines().get(1))
        .isEqualTo("trusts " + data.resolve("organizations").resolve("authority.pem"));
    assertThat(run.lines().get(2))
        .matches("origins (https://localhost:\\d+,){8}https://mine.example");
    assertThat(run.lines().subList(3, 7))
        .containsExactly(
            "Connections is ready: http://localhost:8080/",
            "Sign in there.",
            "The one-time token: one-time-token",
            "This start uses pretend Okta organizations, Acme and Globex, and pretend Entra"
                + " tenants, Contoso and Fabrikam; nothing leaves this machine.");
    assertThat(run.lines().get(7)).contains("http://localhost:");
    assertThat(Files.readString(data.resolve("organizations").resolve("organizations.json")))
        .contains("http://localhost:8080/grant/callback", "http://localhost:8080/consent/callback");
  }

  @Test
  void stopsTheProductWhenItIsToldToStop() throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            productJar().toString(),
            "--stay");
    builder.redirectErrorStream(true).environment().put("SANDBOX_PORT", "0");
    builder.environment().put("SANDBOX_PAGE_PORT", "0");
    builder.environment().put("CONNECTIONS_DATA_DIRECTORY", folder.resolve("stay").toString());
    Process process = builder.start();
    try (var reader = process.inputReader(Charset.defaultCharset())) {
      String line = reader.readLine();
      while (line != null && !line.contains("switches for trouble")) {
        line = reader.readLine();
      }
      ProcessHandle product = process.children().findFirst().orElseThrow();

      process.toHandle().destroy();

      assertThat(reader.lines().toList()).contains("Connections is stopping.");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(product.isAlive()).isFalse();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysThatThereIsNoSuchJar() throws Exception {
    Run run =
        run(List.of("missing.jar"), "CONNECTIONS_DATA_DIRECTORY", folder.resolve("d").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).hasSize(1);
    assertThat(run.lines().get(0)).contains("there is no file missing.jar");
  }

  @Test
  void wantsAJarAsFirstArgument() throws Exception {
    Run run = run(List.of("--port", "8090"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().get(0)).startsWith("The first argument has to be the jar");
  }

  @Test
  void refusesAPortThatIsNone() throws Exception {
    Run run =
        run(
            List.of(),
            "CONNECTIONS_DATA_DIRECTORY",
            folder.resolve("d").toString(),
            "SANDBOX_PORT",
            "many");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).singleElement().asString().contains("SANDBOX_PORT has to be a port");
  }

  private record Run(int code, List<String> lines) {}

  private static Run run(List<String> args, String... environment) throws Exception {
    Map<String, String> settings = new java.util.HashMap<>();
    settings.put("SANDBOX_PORT", "0");
    settings.put("SANDBOX_PAGE_PORT", "0");
    for (int i = 0; i < environment.length; i += 2) {
      settings.put(environment[i], environment[i + 1]);
    }
    var bytes = new ByteArrayOutputStream();
    int code = Main.run(args, settings, new PrintStream(bytes, true, Charset.defaultCharset()));
    return new Run(code, bytes.toString(Charset.defaultCharset()).lines().toList());
  }

  private Path productJar() throws IOException {
    Path jar = folder.resolve("product.jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeProduct.class.getName());
    String name = FakeProduct.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in = FakeProduct.class.getResourceAsStream("/" + name)) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
    return jar;
  }
}

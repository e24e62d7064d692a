package dev.connections.sandbox;

import dev.connections.sandbox.server.PrivateFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** Starts pretend organizations, and the product beside them when its jar is named. */
public final class Main {
  private static final String USAGE =
      """
      java -jar connections-sandbox.jar [connections.jar [options of it]]

      Starts pretend Okta organizations and Entra tenants and, when its jar is named, Connections set up to use them.
      Without a jar it prints the settings to start Connections with.

      Environment variables:
        CONNECTIONS_DATA_DIRECTORY     where everything is kept (./data/sandbox)
        SANDBOX_PORT                   the first of eight ports for organizations (9443)
        SANDBOX_PAGE_PORT              the port of the page that shows them (9440)
        SANDBOX_REDIRECT_URIS          where people return to who sign in to the system app, separated by commas\
      """;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    System.exit(run(List.of(args), System.getenv(), System.out));
  }

  /** Returns the exit code. */
  static int run(List<String> args, Map<String, String> environment, PrintStream out)
      throws InterruptedException {
    if (args.contains("--help") && !args.get(0).endsWith(".jar")) {
      out.println(USAGE);
      return 0;
    }
    if (!args.isEmpty() && !args.get(0).endsWith(".jar")) {
      out.println("The first argument has to be the jar of Connections. " + USAGE);
      return 1;
    }
    Path data =
        Path.of(environment.getOrDefault("CONNECTIONS_DATA_DIRECTORY", "./data/sandbox"))
            .toAbsolutePath()
            .normalize();
    try (Sandbox sandbox = Sandbox.start(options(data, environment))) {
      if (args.isEmpty()) {
        announce(sandbox, data, out);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "sandbox-stop"));
        stopped.await();
        return 0;
      }
      return new Product(sandbox, data, out).run(args, environment);
    } catch (IOException | IllegalArgumentException e) {
      out.println("The pretend organizations cannot start: " + e.getMessage() + ".");
      return 1;
    }
  }

  private static SandboxOptions options(Path data, Map<String, String> environment)
      throws IOException {
    PrivateFiles.createFolder(data);
    return new SandboxOptions(
        data.resolve("organizations"),
        port(environment, "SANDBOX_PORT", SandboxOptions.FIRST_PORT),
        port(environment, "SANDBOX_PAGE_PORT", SandboxOptions.PAGE_PORT),
        Clock.systemUTC(),
        List.of(environment.getOrDefault("SANDBOX_REDIRECT_URIS", "").split("[,\\s]+")).stream()
            .filter(uri -> !uri.isEmpty())
            .toList());
  }

  private static int port(Map<String, String> environment, String name, int absent) {
    String text = environment.getOrDefault(name, String.valueOf(absent));
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65530) {
      throw new IllegalArgumentException(name + " has to be a port number");
    }
    return Integer.parseInt(text);
  }

  private static void announce(Sandbox sandbox, Path data, PrintStream out) {
    Map<String, String> settings = new TreeMap<>(sandbox.environment());
    settings.put("CONNECTIONS_DATA_DIRECTORY", data.toString());
    out.println("Start Connections with these settings to use the pretend organizations:");
    settings.forEach((name, value) -> out.println("  " + name + "=" + value));
    lines(sandbox).forEach(out::println);
  }

  /** What a person has to know about this start. */
  static List<String> lines(Sandbox sandbox) {
    return Arrays.asList(
        "This start uses pretend Okta organizations, Acme and Globex, and pretend Entra tenants,"
            + " Contoso and Fabrikam; nothing leaves this machine.",
        "Their names, client ids, keys and secrets to copy and switches for trouble: "
            + sandbox.page());
  }
}

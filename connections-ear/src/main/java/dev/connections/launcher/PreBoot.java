package dev.connections.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of the server before it starts, as asadmin commands.
 *
 * @param file where Payara Micro reads them
 */
record PreBoot(Path file) {
  private static final String SERVER = "set configs.config.server-config.";

  /** For both listeners, of the same names in Payara Micro 6 and 7. */
  private static final List<String> LIMITS =
      List.of(
          // Streams opened and reset by the thousand stop the process; a load balancer speaks 1.1.
          "http2-enabled=false",
          // Pages stay as they are: compressed, their length would tell an onlooker of TLS whether
          // what they reflect matches a secret in them (BREACH). These files have no secrets.
          "compression=on",
          "compressable-mime-type=text/css,text/javascript,application/javascript,image/svg+xml",
          // A body that stops coming, a request that does not end, and a form beyond any of ours.
          "connection-upload-timeout-millis=10000",
          "request-timeout-seconds=120",
          "max-form-post-size-bytes=262144");

  static PreBoot write(Environment environment, CommandLine commandLine) throws IOException {
    List<String> commands = commands(environment.publicUrl(), commandLine.grid());
    if (commandLine.preBootCommands().isPresent()) {
      commands.addAll(Files.readAllLines(commandLine.preBootCommands().get()));
    }
    return new PreBoot(Files.write(Launcher.temporary(".txt"), commands));
  }

  static List<String> commands(String publicUrl, boolean grid) {
    List<String> commands = new ArrayList<>();
    String http = listener("http-listener");
    if (!publicUrl.isEmpty()) {
      // Redirects name the public address, whatever Host or X-Forwarded-* headers say.
      commands.add(http + "scheme-mapping=X-Forwarded-Proto");
      commands.add(http + "server-name=" + publicUrl);
    }
    for (String listener : List.of(http, listener("https-listener"))) {
      LIMITS.forEach(limit -> commands.add(listener + limit));
    }
    if (!grid) {
      // A distributable application would log the missing grid on each request.
      commands.add(SERVER + "availability-service.availability-enabled=false");
    }
    return commands;
  }

  private static String listener(String name) {
    return SERVER + "network-config.protocols.protocol." + name + ".http.";
  }
}

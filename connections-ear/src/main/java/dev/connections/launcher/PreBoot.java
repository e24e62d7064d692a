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

  static PreBoot write(Environment environment, CommandLine commandLine) throws IOException {
    List<String> commands = commands(environment.publicUrl(), commandLine.grid());
    if (commandLine.preBootCommands().isPresent()) {
      commands.addAll(Files.readAllLines(commandLine.preBootCommands().get()));
    }
    return new PreBoot(Files.write(Launcher.temporary(".txt"), commands));
  }

  static List<String> commands(String publicUrl, boolean grid) {
    List<String> commands = new ArrayList<>();
    String http = SERVER + "network-config.protocols.protocol.http-listener.http.";
    if (!publicUrl.isEmpty()) {
      // Redirects name the public address, whatever Host or X-Forwarded-* headers say.
      commands.add(http + "scheme-mapping=X-Forwarded-Proto");
      commands.add(http + "server-name=" + publicUrl);
    }
    commands.add(http + "xpowered-by=false");
    if (!grid) {
      // A distributable application would log the missing grid on each request.
      commands.add(SERVER + "availability-service.availability-enabled=false");
    }
    return commands;
  }
}

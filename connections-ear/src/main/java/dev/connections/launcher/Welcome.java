package dev.connections.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a start: where to go, and how to sign in. */
final class Welcome {
  private Welcome() {}

  static List<String> lines(String publicUrl, int port, Path data) {
    String origin = publicUrl.isEmpty() ? "http://localhost:" + port : publicUrl;
    Path token = data.resolve("set-up-token");
    String signIn =
        Files.exists(token)
            ? "Make the first administrator at "
                + origin
                + "/set-up.xhtml with the one-time token in "
                + token
                + " (valid for 30 minutes)."
            : "Sign in at " + origin + "/";
    return List.of("Connections is ready: " + origin + "/", signIn);
  }
}

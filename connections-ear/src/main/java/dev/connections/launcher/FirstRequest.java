package dev.connections.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks for the page that everybody sees first, so that nobody waits while the server compiles it
 * and loads the components that all pages share.
 */
final class FirstRequest {
  private static final String PAGE = "/login.xhtml";
  private static final int ANSWER_MILLIS = 10_000;

  private FirstRequest() {}

  /** Takes a second or two; what comes of it does not matter. */
  static void send(int port) {
    try {
      // Without an administrator it leads to the page that makes one.
      String led = ask(port, PAGE);
      if (led != null) {
        ask(port, URI.create(led).getRawPath());
      }
    } catch (IOException | IllegalArgumentException e) {
      Logger.getLogger(FirstRequest.class.getName()).log(Level.FINE, PAGE, e);
    }
  }

  /** Answers where it leads, or null. Asked here in any case, whatever the public address is. */
  private static String ask(int port, String page) throws IOException {
    URI uri = URI.create("http://localhost:" + port + page);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(ANSWER_MILLIS);
    connection.setReadTimeout(ANSWER_MILLIS);
    try (InputStream body = connection.getInputStream()) {
      body.readAllBytes();
    }
    return connection.getHeaderField("Location");
  }
}

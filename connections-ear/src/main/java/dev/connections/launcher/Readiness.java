package dev.connections.launcher;

import fish.payara.micro.PayaraMicro;
import fish.payara.micro.data.InstanceDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the application's own readiness check. Payara Micro calls itself ready, and answers UP
 * without any check, although the application failed to deploy.
 */
final class Readiness {
  /** Where the application's start-up code puts the sentence that ends the start. */
  static final String PROBLEM = "connections.start.problem";

  private static final String OWN_CHECK = "\"database\"";
  private static final long DEADLINE_SECONDS = 60;
  private static final int ANSWER_MILLIS = 2000;

  private Readiness() {}

  /**
   * @return the HTTP port
   * @throws StartException when the application did not deploy or does not get ready
   */
  static int await() throws StartException {
    InstanceDescriptor server = server();
    if (server.getDeployedApplications().isEmpty()) {
      throw problem("the application could not be deployed");
    }
    List<Integer> ports = server.getHttpPorts();
    if (ports.isEmpty()) {
      throw new StartException("Connections needs an HTTP port; allow one with --port.");
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    String answer = "";
    while (System.nanoTime() < deadline) {
      answer = health(ports.get(0));
      if (answer.startsWith("200") && answer.contains(OWN_CHECK)) {
        return ports.get(0);
      }
      pause();
    }
    throw problem("it did not get ready, /health/ready says " + answer);
  }

  private static InstanceDescriptor server() throws StartException {
    try {
      return PayaraMicro.getInstance().getRuntime().getLocalDescriptor();
    } catch (IllegalStateException e) {
      throw problem("the server did not start");
    }
  }

  private static StartException problem(String otherwise) {
    String told = System.getProperty(PROBLEM);
    if (told != null) {
      return new StartException(told);
    }
    String reason = StartLog.lastFailure().map(f -> " (" + f + ")").orElse("");
    return new StartException(
        "Connections did not start: "
            + (otherwise + reason).replaceAll("\\s+", " ")
            + "; the log in the data directory has the details.");
  }

  private static String health(int port) {
    try {
      URI uri = URI.create("http://localhost:" + port + "/health/ready");
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(ANSWER_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      int code = connection.getResponseCode();
      try (InputStream body =
          code < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return code + " " + text;
      }
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void pause() throws StartException {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("The start was interrupted.", e);
    }
  }
}

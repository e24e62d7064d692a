package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of the console's pages, for those who are told that a person has to do something there.
 * Without {@code connections.public-url} they lead to the machine itself.
 */
@ApplicationScoped
public class ConsolePages {
  private static final String LAPTOP = "http://localhost:8080";

  private final String origin;

  /** For the container's proxy alone. */
  protected ConsolePages() {
    origin = LAPTOP;
  }

  @Inject
  public ConsolePages(Settings settings) {
    origin = settings.origin(Setting.PUBLIC_URL).orElse(LAPTOP);
  }

  /** Of one connection, with its applications and related connectors. */
  public URI connection(String id) {
    return URI.create(
        origin
            + "/connections/connection.xhtml?id="
            + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  /** Where connections are added. */
  public URI addConnection() {
    return URI.create(origin + "/connections/add.xhtml");
  }
}

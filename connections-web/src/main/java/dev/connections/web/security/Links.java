package dev.connections.web.security;

import dev.connections.console.ConsoleSettings;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;

/** Absolute addresses of this console: from the configuration, never from the Host header. */
@RequestScoped
public class Links {
  @EJB private ConsoleSettings settings;

  /**
   * Without a public address the console is used on the machine it runs on.
   *
   * @param path with a slash in front
   */
  public String to(HttpServletRequest request, String path) {
    String origin =
        settings.publicUrl().orElseGet(() -> "http://localhost:" + request.getLocalPort());
    return origin + request.getContextPath() + path;
  }
}

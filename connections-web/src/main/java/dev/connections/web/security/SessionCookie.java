package dev.connections.web.security;

import dev.connections.console.ConsoleSettings;
import jakarta.ejb.EJB;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/** Sets up what depends on the configuration and so cannot stand in web.xml. */
@WebListener
public class SessionCookie implements ServletContextListener {
  @EJB private ConsoleSettings settings;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    context.setSessionTimeout(settings.sessionIdleMinutes());
    SessionCookieConfig cookie = context.getSessionCookieConfig();
    cookie.setHttpOnly(true);
    // Lax, not Strict: the way back from the organization's provider needs the session.
    cookie.setAttribute("SameSite", "Lax");
    cookie.setSecure(settings.publicUrl().filter(url -> url.startsWith("https:")).isPresent());
  }
}

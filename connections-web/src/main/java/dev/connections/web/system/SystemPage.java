package dev.connections.web.system;

import dev.connections.console.SystemHealth;
import dev.connections.console.SystemHealth.Part;
import dev.connections.console.system.DatabaseView;
import dev.connections.console.system.NodeView;
import dev.connections.console.system.SystemOverview;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.List;

/** What runs here and how it does, as of this request. */
@Named
@RequestScoped
public class SystemPage {
  @EJB private SystemOverview overview;
  @EJB private SystemHealth health;
  @Inject private ServletContext server;

  private NodeView node;
  private List<DatabaseView> database;

  public NodeView getNode() {
    if (node == null) {
      node = overview.node();
    }
    return node;
  }

  /** One, or none while it does not answer. */
  public List<DatabaseView> getDatabase() {
    if (database == null) {
      database = overview.database().stream().toList();
    }
    return database;
  }

  /** Name and version of the application server. */
  public String getServer() {
    // Payara tells programs its name alone, and its version in this property.
    return System.getProperty("glassfish.version", server.getServerInfo()).strip();
  }

  public List<Part> getParts() {
    return health.parts();
  }

  public boolean isDraining() {
    return health.draining();
  }

  public List<String> getUnreadKeys() {
    return overview.unreadKeys();
  }
}

package dev.connections.web.connection;

import dev.connections.console.ConsoleSettings;
import dev.connections.console.connection.OrganizationConnections;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** What can be done with the connection as a whole. */
@Named
@ViewScoped
public class ConnectionActs implements Serializable {
  @EJB private OrganizationConnections connections;
  @EJB private ConsoleSettings settings;
  @Inject private ConnectionChanges changes;
  @Inject private ConnectionView shown;

  private String newName;
  private String typedName;

  public String verify() {
    return changes.make(() -> connections.verify(shown.getId()), "verify", "verifying");
  }

  public String rename() {
    return changes.make(
        () -> connections.rename(shown.getId(), shown.seen(), newName),
        "rename",
        "renamed",
        newName);
  }

  public String remove() {
    return changes.make(
        () -> connections.remove(shown.getId(), shown.seen(), typedName),
        "removal",
        "removed",
        getUndoDays());
  }

  /** For how many days the connection can be restored once it is deleted. */
  public int getUndoDays() {
    return settings.undoDays();
  }

  public String restore() {
    return changes.make(() -> connections.restore(shown.getId()), "restore", "restored");
  }

  /** Nothing is left to show then but the list. */
  public String deleteForGood() {
    String name = shown.getDetails().name();
    String next =
        changes.make(
            () -> connections.deleteForGood(shown.getId(), typedName), "end", "ended", name);
    return next == null ? null : "/connections/connections?faces-redirect=true";
  }

  public String getNewName() {
    return newName == null ? shown.getDetails().name() : newName;
  }

  public void setNewName(String newName) {
    this.newName = newName;
  }

  public String getTypedName() {
    return typedName;
  }

  public void setTypedName(String typedName) {
    this.typedName = typedName;
  }
}

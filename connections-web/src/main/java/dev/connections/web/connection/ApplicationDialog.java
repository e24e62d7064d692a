package dev.connections.web.connection;

import dev.connections.api.ApplicationType;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Asks before an application gets another name or goes. */
@Named
@ViewScoped
public class ApplicationDialog implements Serializable {
  @EJB private Applications applications;
  @Inject private ConnectionChanges changes;
  @Inject private ConnectionView shown;
  @Inject private AskedApplication asked;

  private String id;
  private long version;
  private String name = "";
  private String newName = "";
  private boolean keepingProfile;
  private boolean system;

  /** For the application that the request names. */
  public void open() {
    String named = asked.id();
    for (ApplicationDetails application : shown.getDetails().applications()) {
      if (application.id().equals(named)) {
        id = named;
        version = application.version();
        name = application.name();
        newName = name;
        keepingProfile = false;
        system = application.type() == ApplicationType.SYSTEM;
      }
    }
  }

  public String rename() {
    return changes.make(
        () -> applications.rename(id, version, newName),
        "application",
        "application.renamed",
        newName);
  }

  public String remove() {
    return changes.make(
        () -> applications.remove(id, version, keepingProfile),
        "application",
        keepingProfile ? "application.removedProfileKept" : "application.removed",
        name);
  }

  public String getName() {
    return name;
  }

  public String getNewName() {
    return newName;
  }

  public void setNewName(String newName) {
    this.newName = newName;
  }

  /** Whether it is the platform's own, of which no profile can stay. */
  public boolean isSystem() {
    return system;
  }

  public boolean isKeepingProfile() {
    return keepingProfile;
  }

  public void setKeepingProfile(boolean keepingProfile) {
    this.keepingProfile = keepingProfile;
  }
}

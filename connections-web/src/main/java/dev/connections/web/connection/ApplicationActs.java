package dev.connections.web.connection;

import dev.connections.console.connection.Applications;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * What can be done with one application at once. Which one, and what the person saw of it, comes as
 * parameters of the request: the order of the applications may have changed since.
 */
@Named
@RequestScoped
public class ApplicationActs {
  @EJB private Applications applications;
  @EJB private ConnectionProfiles profiles;
  @Inject private ConnectionChanges changes;
  @Inject private Messages messages;

  public String verify() {
    return changes.make(() -> applications.verify(id()), "verify", "verifying");
  }

  public String disable() {
    return changes.make(() -> applications.disable(id(), version()), "use", "application.disabled");
  }

  public String enable() {
    return changes.make(() -> applications.enable(id(), version()), "use", "application.enabled");
  }

  public String dropPrevious() {
    return changes.make(
        () -> profiles.dropPreviousCredential(messages.parameter("profile")),
        "credential",
        "previousDropped");
  }

  private String id() {
    return messages.parameter("application");
  }

  private long version() {
    String version = messages.parameter("version");
    return version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1;
  }
}

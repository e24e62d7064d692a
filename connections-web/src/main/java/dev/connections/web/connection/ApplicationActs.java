package dev.connections.web.connection;

import dev.connections.console.connection.Applications;
import dev.connections.console.profiles.ConnectionProfiles;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What can be done with one application at once, the one that the request names. */
@Named
@RequestScoped
public class ApplicationActs {
  @EJB private Applications applications;
  @EJB private ConnectionProfiles profiles;
  @Inject private ConnectionChanges changes;
  @Inject private AskedApplication asked;

  public String verify() {
    return changes.make(() -> applications.verify(asked.id()), "verify", "verifying");
  }

  public String disable() {
    return changes.make(
        () -> applications.disable(asked.id(), asked.version()), "use", "application.disabled");
  }

  public String enable() {
    return changes.make(
        () -> applications.enable(asked.id(), asked.version()), "use", "application.enabled");
  }

  public String dropPrevious() {
    return changes.make(
        () -> profiles.dropPreviousCredential(asked.profileId()), "credential", "previousDropped");
  }

  /** Nobody answers for a finding any more. */
  public String reopen() {
    return asked.code().isEmpty()
        ? null
        : changes.make(
            () -> profiles.reopen(asked.profileId(), asked.code().get(), asked.subject()),
            "acknowledgement",
            "findingReopened");
  }
}

package dev.connections.web.onboarding;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the other applications of the connection do already, to which an application is added. */
@Named
@RequestScoped
public class CoveredCapabilities {
  @EJB private OrganizationConnections connections;
  @Inject private AddConnection wizard;
  @Inject private Messages messages;

  private Map<String, String> names;

  /** The name of one that holds the capability; empty when none does. */
  String by(String code) {
    if (names == null) {
      names = read(wizard.getDraft());
    }
    return names.getOrDefault(code, "");
  }

  private Map<String, String> read(ConnectionDraft draft) {
    Map<String, String> read = new HashMap<>();
    for (ApplicationDetails application : applications(draft.connectionId())) {
      for (CapabilityView held : application.capabilities()) {
        if (!held.mandatory()) {
          read.putIfAbsent(held.code(), application.name());
        }
      }
    }
    return read;
  }

  private List<ApplicationDetails> applications(String connectionId) {
    try {
      return connectionId == null ? List.of() : connections.get(connectionId).applications();
    } catch (UnknownConnectionException removedMeanwhile) {
      return List.of();
    }
  }

  /** Which application does it already; empty when none does. */
  public String said(CapabilityView capability) {
    String name = capability == null ? "" : by(capability.code());
    return name.isEmpty() ? "" : messages.sentence("wizardText", "capabilities.covered", name);
  }
}

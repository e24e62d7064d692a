package dev.connections.web.connection;

import dev.connections.api.ApplicationType;
import dev.connections.api.Finding;
import dev.connections.api.LinkState;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.HealthView;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connection.ConnectorView;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.KeyState;
import dev.connections.web.Messages;
import dev.connections.words.Sentences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.IntStream;

/** The connection in words. */
@Named
@RequestScoped
public class ConnectionWords {
  private static final String TEXT = "connectionText";

  @Inject private Messages messages;
  @Inject private Sentences sentences;

  /** Why the status is what it is; empty when there is nothing to say, as for a mere advice. */
  public String reason(ConnectionDetails connection) {
    HealthView health = connection.health();
    if (health.status() == Status.NO_ISSUES) {
      return "";
    }
    return sentences.reason(
        health.reason(),
        health.subject(),
        health.application(),
        connection.organization().workload());
  }

  /** A line of the history: what was done, and what became of a status. */
  public String event(ConnectionEvent event, Workload workload) {
    return sentences.event(event, workload);
  }

  /** The shape of a line of the history: what the status became, else neutral. */
  public String shape(ConnectionEvent event) {
    if (event.change() == null) {
      return "SKIPPED";
    }
    return switch (event.change().to()) {
      case NO_ISSUES -> "OK";
      case NEEDS_ATTENTION -> "ATTENTION";
      case CRITICAL -> "FAILED";
      case UNVERIFIED -> "COULD_NOT_VERIFY";
      case PENDING, DISABLED -> "SKIPPED";
    };
  }

  /** What ends when the connection is deleted, in numbers. */
  public String loss(ConnectionDetails connection) {
    return messages.sentence(
        TEXT, "removal.loss", connection.applications().size(), connection.connectors().size());
  }

  /** What ends when the application goes: the connectors that need one of its capabilities. */
  public String dependents(ConnectionDetails connection, String applicationName) {
    List<String> names =
        connection.applications().stream()
            .filter(application -> application.name().equals(applicationName))
            .flatMap(application -> dependents(connection, application).stream())
            .distinct()
            .toList();
    return names.isEmpty()
        ? messages.sentence(TEXT, "removal.noConnector")
        : messages.sentence(TEXT, "removal.connectors", names.size(), String.join(", ", names));
  }

  private static List<String> dependents(
      ConnectionDetails connection, ApplicationDetails application) {
    List<String> held = application.capabilities().stream().map(CapabilityView::code).toList();
    return connection.connectors().stream()
        .filter(connector -> connector.state() != LinkState.DENIED)
        .filter(connector -> connector.needs().stream().anyMatch(n -> held.contains(n.code())))
        .map(ConnectorView::name)
        .toList();
  }

  /** Which requests two applications share. */
  public String shared(ApplicationDetails application) {
    return messages.sentence(TEXT, "shared", String.join(", ", application.shared()));
  }

  public CredentialView credential(ApplicationDetails application, String state) {
    return application.profile() == null
        ? null
        : application.profile().credentials().stream()
            .filter(credential -> credential.state() == KeyState.valueOf(state))
            .findFirst()
            .orElse(null);
  }

  /** How many permissions there are, and how many of them are not as they should be. */
  public String permissions(long all, long differing) {
    return messages.sentence(TEXT, "permissions.number", all, differing);
  }

  public List<Remedy> remedies(Finding finding) {
    return Remedy.of(finding.code());
  }

  /**
   * Whether the account may lose its role once everything is set up: what it granted a system
   * application goes on in its name.
   */
  public boolean roleEnds(ConnectionDetails connection) {
    return connection.applications().stream()
        .allMatch(application -> application.type() == ApplicationType.CUSTOM);
  }

  /** When the administrator's role is needed. */
  public String role(Workload workload) {
    return messages.about(workload, TEXT, "role");
  }

  /** The requirements on a service account of the workload, one after the other. */
  public List<String> requirements(Workload workload) {
    String own = "requirement." + workload + ".";
    String prefix = messages.has(TEXT, own + 1) ? own : "requirement.";
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> prefix + number)
        .takeWhile(key -> messages.has(TEXT, key))
        .map(key -> messages.sentence(TEXT, key))
        .toList();
  }

  /** What a status is called where no profile is meant. */
  public String status(Status status) {
    return sentences.status(status);
  }
}

package dev.connections.web.connection;

import dev.connections.api.LinkState;
import dev.connections.api.Workload;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectorView;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The connectors of other applications, and what it means to decide about them, in words. */
@Named
@RequestScoped
public class ConnectorWords {
  private static final String TEXT = "connectionText";

  @Inject private Messages messages;

  /** How many connectors wait for an administrator, and their names; empty when none does. */
  public String waiting(ConnectionDetails connection) {
    List<String> names =
        connection.connectors().stream()
            .filter(connector -> connector.state() == LinkState.PENDING)
            .map(ConnectorView::name)
            .toList();
    return names.isEmpty()
        ? ""
        : messages.sentence(TEXT, "connectors.waiting", names.size(), String.join(", ", names));
  }

  /** The shape of its state. */
  public String shape(ConnectorView connector) {
    return switch (connector.state()) {
      case PENDING -> "warn";
      case ALLOWED -> "ok";
      case DENIED -> "DISABLED";
    };
  }

  public String waitsFor(ConnectorView connector) {
    return messages.sentence(TEXT, "connector.waitsFor", String.join(", ", connector.waiting()));
  }

  public String counts(ConnectorView connector) {
    return messages.sentence(
        TEXT, "connector.counts", connector.use().given(), connector.use().refused());
  }

  public String question(ConnectorAct act, ConnectorView connector) {
    return messages.sentence(TEXT, "connector." + act + ".question", connector.name());
  }

  /** What follows from it, one after the other. */
  List<String> consequences(
      ConnectorAct act, ConnectorView connector, ConnectionDetails connection) {
    return act == ConnectorAct.ALLOW ? ofAllowing(connector, connection) : ofEnding(act, connector);
  }

  private List<String> ofAllowing(ConnectorView connector, ConnectionDetails connection) {
    Workload workload = connection.organization().workload();
    List<String> all = new ArrayList<>();
    all.add(messages.sentence(TEXT, "connector.ALLOW.gets", connector.owner(), titles(connector)));
    all.add(messages.sentence(TEXT, "connector.ALLOW.later", connector.owner()));
    all.add(messages.about(workload, TEXT, "connector.ALLOW.token"));
    String covered = covered(connector, connection);
    boolean known = messages.has(TEXT, "connector.ALLOW.token." + workload);
    String more = "connector.ALLOW.covered" + (known ? "." + workload : "");
    if (!covered.isEmpty() && messages.has(TEXT, more)) {
      all.add(messages.sentence(TEXT, more, covered));
    }
    return all;
  }

  private static String titles(ConnectorView connector) {
    return connector.needs().stream().map(CapabilityView::title).collect(Collectors.joining(", "));
  }

  /** What applications that hold one of its needs hold besides. */
  private static String covered(ConnectorView connector, ConnectionDetails connection) {
    Set<String> needs =
        connector.needs().stream().map(CapabilityView::code).collect(Collectors.toSet());
    return connection.applications().stream()
        .map(application -> application.capabilities())
        .filter(held -> held.stream().anyMatch(one -> needs.contains(one.code())))
        .flatMap(List::stream)
        .filter(one -> !needs.contains(one.code()))
        .map(CapabilityView::title)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private List<String> ofEnding(ConnectorAct act, ConnectorView connector) {
    List<String> all = new ArrayList<>();
    if (connector.use().given() > 0) {
      all.add(messages.sentence(TEXT, "connector.ends.given", connector.use().given()));
    }
    all.add(messages.sentence(TEXT, "connector.ends.jobs"));
    all.add(messages.sentence(TEXT, "connector.ends.tokens"));
    all.add(messages.sentence(TEXT, "connector.ends.needs"));
    all.add(messages.sentence(TEXT, "connector." + act + ".again", connector.owner()));
    return all;
  }
}

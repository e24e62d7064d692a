package dev.connections.web.connection;

import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ConnectorView;
import dev.connections.console.connection.RelatedConnectors;
import dev.connections.console.connection.UnknownLinkException;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what follows before a connector is allowed, denied or unlinked. */
@Named
@ViewScoped
public class ConnectorDialog implements Serializable {
  @EJB private RelatedConnectors connectors;
  @Inject private ConnectionChanges changes;
  @Inject private ConnectionView shown;
  @Inject private AskedConnector asked;
  @Inject private ConnectorWords words;

  private String id = "";
  private ConnectorAct act = ConnectorAct.DENY;
  private String name = "";
  private Set<String> needs = Set.of();
  private String question = "";
  private final ArrayList<String> consequences = new ArrayList<>();

  /**
   * For what the request names.
   *
   * @return null to ask; else where to go on, since the connector is gone
   */
  public String open() {
    Optional<ConnectorView> found =
        shown.getDetails().connectors().stream()
            .filter(connector -> connector.id().equals(asked.id()))
            .findFirst();
    if (found.isEmpty() || asked.act().isEmpty()) {
      return changes.refused(new UnknownLinkException(asked.id()));
    }
    id = found.get().id();
    act = asked.act().get();
    name = found.get().name();
    needs = found.get().needs().stream().map(CapabilityView::code).collect(Collectors.toSet());
    question = words.question(act, found.get());
    consequences.clear();
    consequences.addAll(words.consequences(act, found.get(), shown.getDetails()));
    return null;
  }

  public String confirm() {
    return switch (act) {
      case ALLOW -> done(() -> connectors.allow(id, needs));
      case DENY -> done(() -> connectors.deny(id));
      case UNLINK -> done(() -> connectors.unlink(id));
    };
  }

  private String done(ConnectionChanges.Change change) {
    return changes.make(change, "connector", "connector." + act + ".done", name);
  }

  public ConnectorAct getAct() {
    return act;
  }

  public String getQuestion() {
    return question;
  }

  public List<String> getConsequences() {
    return consequences;
  }
}

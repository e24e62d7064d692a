package dev.connections.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.api.UnknownConnectionException;
import dev.connections.connection.ConnectionsInContainer;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connection.ConnectorLinks;
import dev.connections.console.connection.ConnectorView;
import dev.connections.console.connection.UnknownLinkException;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsConnector;
import dev.connections.container.AsRole;
import dev.connections.container.Deployments;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ConnectorLinksIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private ConnectorLinks links;
  @Inject private ConnectionsInContainer steps;
  @Inject private AsAdministrator administrator;
  @Inject private AsConnector connector;

  @Test
  void linksAConnectorOnceHoweverOften() throws Exception {
    ConnectionDetails made = steps.connected("users-backup", "groups-backup");

    ConnectorView first = link(made.id(), made.id(), "Nightly", "users-backup");
    ConnectorView again = link(made.id(), made.id(), "Nightly, new", "groups-backup");

    assertThat(again.id()).isEqualTo(first.id());
    ConnectionDetails now = steps.get(made.id());
    assertThat(now.connectors()).containsExactly(again);
    assertThat(again.owner()).isEqualTo("connie");
    assertThat(again.needs()).extracting(CapabilityView::code).containsExactly("groups-backup");
    assertThat(now.history())
        .extracting(ConnectionEvent::act, ConnectionEvent::subject, ConnectionEvent::actor)
        .contains(
            tuple(Act.CONNECTOR_LINKED, "Nightly", "connie"),
            tuple(Act.CONNECTOR_CHANGED, "Nightly, new", "connie"));
  }

  @Test
  void showsAndChangesTheCallersOwnLinksAlone() throws Exception {
    ConnectionDetails made = steps.connected();
    ConnectorView own = link(made.id(), made.id(), "Nightly");
    ConnectorView other =
        administrator.call(() -> links.link(made.id(), made.id(), "By hand", List.of()));

    assertThat(connector.call(() -> links.of(made.id()))).containsExactly(own);
    assertThat(administrator.call(() -> links.of(made.id()))).containsExactly(other, own);
    assertThatThrownBy(() -> connector.call(() -> links.change(other.id(), "Mine", List.of())))
        .isInstanceOf(UnknownLinkException.class);
    unlink(connector, other.id());
    assertThat(administrator.call(() -> links.of(made.id()))).contains(other);
    unlink(administrator, own.id());
    assertThat(administrator.call(() -> links.of(made.id()))).containsExactly(other);
  }

  @Test
  void refusesWhatIsMissingUnknownOrLinkedElsewhere() throws Exception {
    ConnectionDetails made = steps.connected();
    ConnectionDetails other = steps.connected();
    link(other.id(), other.id(), "Nightly");

    assertThat(problems(made.id(), " ", "", "nonsense"))
        .extracting(FieldProblem::field, FieldProblem::code)
        .containsExactly(
            tuple("reference", "EMPTY"), tuple("name", "EMPTY"), tuple("needs", "UNKNOWN"));
    assertThat(problems(made.id(), other.id(), "Nightly"))
        .extracting(FieldProblem::field, FieldProblem::code)
        .containsExactly(tuple("connection", "LINKED_ELSEWHERE"));
    assertThat(steps.get(made.id()).connectors()).isEmpty();
    assertThatThrownBy(() -> link("none", "any", "Any"))
        .isInstanceOf(UnknownConnectionException.class);
  }

  @Test
  void changesAndEndsALink() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    ConnectorView linked = link(made.id(), made.id(), "Nightly");

    ConnectorView changed =
        connector.call(() -> links.change(linked.id(), "Hourly", List.of("users-backup")));
    assertThat(changed.name()).isEqualTo("Hourly");
    assertThat(changed.reference()).isEqualTo(linked.reference());

    unlink(connector, linked.id());
    unlink(connector, linked.id());
    ConnectionDetails now = steps.get(made.id());
    assertThat(now.connectors()).isEmpty();
    assertThat(now.history().get(0).act()).isEqualTo(Act.CONNECTOR_UNLINKED);
    assertThatThrownBy(() -> connector.call(() -> links.change(linked.id(), "x", List.of())))
        .isInstanceOf(UnknownLinkException.class);
  }

  private ConnectorView link(String connection, String reference, String name, String... needs)
      throws Exception {
    return connector.call(() -> links.link(connection, reference, name, List.of(needs)));
  }

  private List<FieldProblem> problems(
      String connection, String reference, String name, String... needs) {
    return catchThrowableOfType(
            InvalidFieldsException.class, () -> link(connection, reference, name, needs))
        .problems();
  }

  private void unlink(AsRole role, String linkId) throws Exception {
    role.call(
        () -> {
          links.unlink(linkId);
          return null;
        });
  }
}

package dev.connections.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.api.ConnectorLink;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkRequest;
import dev.connections.api.LinkState;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownConnectorException;
import dev.connections.connection.ConnectionsInContainer;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.activity.Act;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connection.ConnectorView;
import dev.connections.console.connection.RelatedConnectors;
import dev.connections.console.connection.UnknownLinkException;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionLists;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.console.connections.ConnectionSort;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsConnector;
import dev.connections.container.Deployments;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
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
  @EJB private RelatedConnectors related;
  @EJB private ConnectionLists lists;
  @Inject private ConnectionsInContainer steps;
  @Inject private AsAdministrator administrator;
  @Inject private AsConnector connector;

  @Test
  void linksAConnectorOnceHoweverOften() throws Exception {
    ConnectionDetails made = steps.connected("users-backup", "groups-backup");

    link(made.id(), made.id(), "Nightly", "users-backup");
    ConnectorLink again = link(made.id(), made.id(), "Nightly, new", "groups-backup");

    assertThat(again.needs()).containsExactly("groups-backup");
    ConnectionDetails now = steps.get(made.id());
    assertThat(now.connectors()).hasSize(1);
    ConnectorView shown = now.connectors().get(0);
    assertThat(shown.owner()).isEqualTo("connie");
    assertThat(shown.name()).isEqualTo("Nightly, new");
    assertThat(shown.needs()).extracting(CapabilityView::code).containsExactly("groups-backup");
    assertThat(now.history())
        .extracting(ConnectionEvent::act, ConnectionEvent::subject, ConnectionEvent::actor)
        .contains(
            tuple(Act.CONNECTOR_LINKED, "Nightly", "connie"),
            tuple(Act.CONNECTOR_CHANGED, "Nightly, new", "connie"));
  }

  @Test
  void aLinkWaitsUntilAnAdministratorAllowsIt() throws Exception {
    ConnectionDetails made = steps.connected("users-backup", "groups-backup");

    ConnectorLink asked = link(made.id(), made.id(), "Nightly", "users-backup");
    assertThat(asked.state()).isEqualTo(LinkState.PENDING);
    assertThat(asked.allowed()).isEmpty();
    assertThat(shown(made).waiting()).hasSize(1);

    allow(shown(made).id(), "users-backup");

    ConnectorLink allowed = connector.call(() -> links.get(made.id()));
    assertThat(allowed.state()).isEqualTo(LinkState.ALLOWED);
    assertThat(allowed.allowed()).containsExactly("users-backup");
    assertThat(shown(made).waiting()).isEmpty();
  }

  @Test
  void theListCountsThoseThatWait() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    link(made.id(), made.id(), "Nightly", "users-backup");
    link(made.id(), made.id() + "2", "Hourly");
    assertThat(row(made).connectors()).isEqualTo(2);
    assertThat(row(made).waiting()).isEqualTo(1);

    allow(shown(made).id(), "users-backup");

    assertThat(row(made).waiting()).isZero();
  }

  private ConnectionRow row(ConnectionDetails made) throws Exception {
    ConnectionFilter named =
        new ConnectionFilter(
            made.name(),
            null,
            null,
            null,
            false,
            ConnectionLife.ACTIVE,
            ConnectionSort.NAME,
            true,
            0,
            1);
    return administrator.call(() -> lists.connections(named)).rows().get(0);
  }

  @Test
  void allowsNothingThatTheAdministratorDidNotSee() throws Exception {
    ConnectionDetails made = steps.connected("users-backup", "groups-backup");
    link(made.id(), made.id(), "Nightly", "users-backup");
    String id = shown(made).id();
    connector.call(() -> links.change(made.id(), Set.of("users-backup", "groups-backup")));

    ChangedMeanwhileException changed =
        catchThrowableOfType(ChangedMeanwhileException.class, () -> allow(id, "users-backup"));

    assertThat(changed.changedBy()).isEqualTo("connie");
    assertThat(shown(made).state()).isEqualTo(LinkState.PENDING);
    assertThat(shown(made).waiting()).hasSize(2);
  }

  @Test
  void whatWasAllowedOnceHoldsForLaterConnectorsOfTheSameOwnerAndNoMore() throws Exception {
    ConnectionDetails made = steps.connected("users-backup", "groups-backup");
    link(made.id(), made.id(), "Nightly", "users-backup");
    allow(shown(made).id(), "users-backup");

    ConnectorLink second = link(made.id(), made.id() + "2", "Hourly", "users-backup");
    assertThat(second.state()).isEqualTo(LinkState.ALLOWED);
    ConnectorLink third =
        link(made.id(), made.id() + "3", "Weekly", "users-backup", "groups-backup");
    assertThat(third.state()).isEqualTo(LinkState.PENDING);
    assertThat(third.allowed()).containsExactly("users-backup");
  }

  @Test
  void aDeniedConnectorCannotComeBackByLinkingAnew() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    link(made.id(), made.id(), "Nightly", "users-backup");
    allow(shown(made).id(), "users-backup");

    administrator.call(
        () -> {
          related.deny(shown(made).id());
          return null;
        });

    assertThat(connector.call(() -> links.get(made.id())).state()).isEqualTo(LinkState.DENIED);
    unlink(made.id());
    assertThat(link(made.id(), made.id(), "Nightly", "users-backup").state())
        .isEqualTo(LinkState.PENDING);
  }

  @Test
  void showsAndChangesTheCallersOwnLinksAlone() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    link(made.id(), made.id(), "Nightly");
    administrator.call(
        () -> links.link(LinkRequest.of(made.id() + "a", made.id()).named("By hand")));

    assertThat(connector.call(() -> links.get(made.id())).name()).isEqualTo("Nightly");
    assertThatThrownBy(() -> connector.call(() -> links.get(made.id() + "a")))
        .isInstanceOf(UnknownConnectorException.class);
    assertThatThrownBy(() -> connector.call(() -> links.change(made.id() + "a", Set.of())))
        .isInstanceOf(UnknownConnectorException.class);
    unlink(made.id() + "a");
    assertThat(steps.get(made.id()).connectors())
        .extracting(ConnectorView::name)
        .containsExactly("By hand", "Nightly");
    assertThat(connector.call(() -> links.find(0, 500)).links())
        .extracting(ConnectorLink::connectorId)
        .contains(made.id())
        .doesNotContain(made.id() + "a");
  }

  @Test
  void whatAnAdministratorLinksIsAllowedAtOnce() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");

    ConnectorLink linked =
        administrator.call(
            () ->
                links.link(LinkRequest.of(made.id(), made.id()).needing(List.of("users-backup"))));

    assertThat(linked.state()).isEqualTo(LinkState.ALLOWED);
  }

  @Test
  void refusesWhatIsMissingUnknownOrLinkedElsewhere() throws Exception {
    ConnectionDetails made = steps.connected();
    ConnectionDetails other = steps.connected();
    link(other.id(), other.id(), "Nightly");

    InvalidRequestException wrong =
        catchThrowableOfType(
            InvalidRequestException.class, () -> link(made.id(), " ", "", "nonsense"));
    assertThat(wrong.problems()).containsOnlyKeys("connectorId", "name", "needs");
    assertThat(wrong).hasMessageContaining("nonsense");
    InvalidRequestException elsewhere =
        catchThrowableOfType(
            InvalidRequestException.class, () -> link(made.id(), other.id(), "Nightly"));
    assertThat(elsewhere.problems()).containsOnlyKeys("connectionId");
    assertThat(steps.get(made.id()).connectors()).isEmpty();
    assertThatThrownBy(() -> link("none", "any", "Any"))
        .isInstanceOf(UnknownConnectionException.class);
  }

  @Test
  void findsALinkWhoseIdHasBlanksAroundIt() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    String padded = " " + made.id() + "\u00a0";
    link(made.id(), padded, "Nightly");

    assertThat(connector.call(() -> links.get(padded)).connectorId()).isEqualTo(made.id());
    assertThat(connector.call(() -> links.change(padded, Set.of("users-backup"))).needs())
        .containsExactly("users-backup");
    unlink(padded);
    assertThat(steps.get(made.id()).connectors()).isEmpty();
  }

  @Test
  void changesAndEndsALink() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    link(made.id(), made.id(), "Nightly");

    ConnectorLink changed = connector.call(() -> links.change(made.id(), Set.of("users-backup")));
    assertThat(changed.needs()).containsExactly("users-backup");
    assertThat(changed.name()).isEqualTo("Nightly");

    unlink(made.id());
    unlink(made.id());
    ConnectionDetails now = steps.get(made.id());
    assertThat(now.connectors()).isEmpty();
    assertThat(now.history().get(0).act()).isEqualTo(Act.CONNECTOR_UNLINKED);
    assertThatThrownBy(() -> connector.call(() -> links.change(made.id(), Set.of())))
        .isInstanceOf(UnknownConnectorException.class);
  }

  @Test
  void anAdministratorEndsAnyLinkAndOneThatIsGoneIsNoError() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    link(made.id(), made.id(), "Nightly");
    String id = shown(made).id();

    for (int i = 0; i < 2; i++) {
      administrator.call(
          () -> {
            related.unlink(id);
            return null;
          });
    }

    assertThat(steps.get(made.id()).connectors()).isEmpty();
    assertThatThrownBy(() -> allow(id)).isInstanceOf(UnknownLinkException.class);
  }

  private ConnectorView shown(ConnectionDetails made) throws Exception {
    return administrator.call(() -> related.of(made.id())).stream()
        .filter(view -> view.reference().equals(made.id()))
        .findFirst()
        .orElseThrow();
  }

  private void allow(String linkId, String... needs) throws Exception {
    administrator.call(
        () -> {
          related.allow(linkId, Set.of(needs));
          return null;
        });
  }

  private ConnectorLink link(String connection, String reference, String name, String... needs)
      throws Exception {
    return connector.call(
        () ->
            links.link(LinkRequest.of(reference, connection).named(name).needing(List.of(needs))));
  }

  private void unlink(String connectorId) throws Exception {
    connector.call(
        () -> {
          links.unlink(connectorId);
          return null;
        });
  }
}

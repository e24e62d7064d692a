package dev.connections.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.api.ConnectionEvent;
import dev.connections.api.ConnectionEvents;
import dev.connections.api.ConnectionSummary;
import dev.connections.api.Connections;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.CursorExpiredException;
import dev.connections.api.EventKind;
import dev.connections.api.EventPage;
import dev.connections.api.FindingCode;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkRequest;
import dev.connections.api.Status;
import dev.connections.connection.ConnectionsInContainer;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.RelatedConnectors;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsConnector;
import dev.connections.container.AsRole;
import dev.connections.container.Deployments;
import dev.connections.container.OneTransactionInContainer;
import dev.connections.profile.PretendProviderInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ConnectionEventsIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private ConnectionEvents events;
  @EJB private Connections connections;
  @EJB private ConnectorLinks links;
  @EJB private RelatedConnectors related;
  @EJB private Applications applications;
  @Inject private ConnectionsInContainer steps;
  @Inject private PretendProviderInContainer provider;
  @Inject private OneTransactionInContainer transaction;
  @Inject private Events written;
  @Inject private AsAdministrator administrator;
  @Inject private AsConnector connector;

  @Test
  void tellsWhatHappenedInOrderFromWhereTheReaderStopped() throws Exception {
    String cursor = connector.call(events::latest);
    ConnectionDetails made = steps.connected("users-backup");
    String client = made.applications().get(0).clientId();
    provider.find(client, FindingCode.CREDENTIAL_REJECTED);
    steps.verified(made.applications().get(0));
    ConnectionSummary renamed =
        administrator.call(() -> connections.rename(made.id(), made.version(), made.name() + "2"));
    administrator.call(
        () -> {
          connections.remove(made.id(), renamed.version());
          return null;
        });

    List<ConnectionEvent> all = read(connector, cursor, 2);

    assertThat(all)
        .filteredOn(event -> event.connectionId().equals(made.id()))
        .extracting(ConnectionEvent::kind, ConnectionEvent::status)
        .containsExactly(
            tuple(EventKind.CREATED, Status.NO_ISSUES),
            tuple(EventKind.STATUS_CHANGED, Status.CRITICAL),
            tuple(EventKind.RENAMED, Status.CRITICAL),
            tuple(EventKind.REMOVED, Status.CRITICAL));
    assertThat(all.get(all.size() - 1).connectionName()).isEqualTo(made.name() + "2");
  }

  @Test
  void tellsOfALinkToItsOwnerAlone() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    String cursor = connector.call(events::latest);
    connector.call(
        () -> links.link(LinkRequest.of(made.id(), made.id()).needing(List.of("users-backup"))));
    String link = steps.get(made.id()).connectors().get(0).id();
    administrator.call(
        () -> {
          related.allow(link, Set.of("users-backup"));
          related.deny(link);
          related.unlink(link);
          return null;
        });

    assertThat(read(connector, cursor, 100))
        .filteredOn(event -> event.connectorId().equals(made.id()))
        .extracting(ConnectionEvent::kind)
        .containsExactly(EventKind.LINK_ALLOWED, EventKind.LINK_DENIED, EventKind.UNLINKED);
    assertThat(read(administrator, cursor, 100))
        .noneMatch(event -> event.connectorId().equals(made.id()));
  }

  @Test
  void tellsOfEachLinkOfItsOwnerThatOneDecisionAllowed() throws Exception {
    ConnectionDetails made = steps.connected("users-backup", "groups-backup");
    link(made, "a", "users-backup");
    link(made, "b", "users-backup", "groups-backup");
    link(made, "c", "groups-backup");
    String cursor = connector.call(events::latest);

    administrator.call(
        () -> {
          related.allow(linkId(made, "a"), Set.of("users-backup"));
          return null;
        });

    assertThat(read(connector, cursor, 100))
        .filteredOn(event -> event.connectionId().equals(made.id()))
        .filteredOn(event -> event.kind() == EventKind.LINK_ALLOWED)
        .extracting(ConnectionEvent::connectorId)
        .containsExactlyInAnyOrder(made.id() + "a", made.id() + "b");
  }

  private void link(ConnectionDetails made, String suffix, String... needs) throws Exception {
    connector.call(
        () -> links.link(LinkRequest.of(made.id() + suffix, made.id()).needing(List.of(needs))));
  }

  private String linkId(ConnectionDetails made, String suffix) throws Exception {
    return steps.get(made.id()).connectors().stream()
        .filter(link -> link.reference().equals(made.id() + suffix))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void tellsHowAConnectionIsDoingAfterItsApplicationsChanged() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    String cursor = connector.call(events::latest);
    List<Status> after = new ArrayList<>();

    ApplicationDetails first = made.applications().get(0);
    after.add(statusAfter(made, () -> applications.disable(first.id(), first.version())));
    after.add(statusAfter(made, () -> steps.addApplication(made.id(), "Second", "users-backup")));
    ApplicationDetails second = steps.application(made.id(), "Second");
    after.add(statusAfter(made, () -> applications.remove(second.id(), second.version(), false)));
    ApplicationDetails disabled = steps.application(made.id(), first.name());
    after.add(statusAfter(made, () -> applications.enable(disabled.id(), disabled.version())));

    assertThat(after.get(0)).isNotEqualTo(after.get(1)).isEqualTo(after.get(2));
    assertThat(read(connector, cursor, 100))
        .filteredOn(event -> event.connectionId().equals(made.id()))
        .filteredOn(event -> event.kind() == EventKind.CAPABILITIES_CHANGED)
        .extracting(ConnectionEvent::status)
        .containsExactlyElementsOf(after);
  }

  private Status statusAfter(ConnectionDetails made, Act act) throws Exception {
    administrator.call(
        () -> {
          act.run();
          return null;
        });
    return connector.call(() -> connections.get(made.id())).status();
  }

  private interface Act {
    void run() throws Exception;
  }

  @Test
  void passesOverNothingThatIsCommittedLaterThanWhatCameAfterIt() throws Exception {
    String cursor = connector.call(events::latest);
    String id = UUID.randomUUID().toString();
    String behindLate =
        transaction.call(
            () -> {
              written.write(event(id, "early"));
              // It takes a later number, is committed first, and read before the other one is.
              inAnotherThread(
                  () ->
                      transaction.call(
                          () -> {
                            written.write(event(id, "late"));
                            return null;
                          }));
              EventPage page = connector.call(() -> events.after(cursor, 500));
              assertThat(names(page.events(), id)).containsExactly("late");
              return page.cursor();
            });

    assertThat(names(read(connector, behindLate, 500), id)).containsExactly("early");
  }

  private static List<String> names(List<ConnectionEvent> all, String connectionId) {
    return all.stream()
        .filter(event -> event.connectionId().equals(connectionId))
        .map(ConnectionEvent::connectionName)
        .toList();
  }

  private static void inAnotherThread(Callable<?> work) throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      other.submit(work).get();
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void saysWhenTheEventsAfterACursorAreGoneOrItIsNone() throws Exception {
    assertThatThrownBy(() -> connector.call(() -> events.after("nonsense", 10)))
        .isInstanceOf(CursorExpiredException.class);
    assertThatThrownBy(() -> connector.call(() -> events.after("999999999", 10)))
        .isInstanceOf(CursorExpiredException.class);
    assertThatThrownBy(() -> connector.call(() -> events.after("0", 501)))
        .isInstanceOf(InvalidRequestException.class);
  }

  private static EventRow event(String connectionId, String name) {
    return new EventRow(
        EventKind.CREATED, connectionId, name, "", "", Status.PENDING, Instant.now());
  }

  private List<ConnectionEvent> read(AsRole role, String from, int size) throws Exception {
    List<ConnectionEvent> all = new ArrayList<>();
    EventPage page = role.call(() -> events.after(from, size));
    all.addAll(page.events());
    while (page.more()) {
      String next = page.cursor();
      page = role.call(() -> events.after(next, size));
      all.addAll(page.events());
    }
    return all;
  }
}

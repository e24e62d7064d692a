package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connection.ConnectionEvent.Kind;
import dev.connections.console.connection.ConnectorLinks;
import dev.connections.console.connection.ConnectorView;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.container.AsConnector;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.profile.PretendProviderInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ConnectionStatusIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private Applications applications;
  @EJB private ConnectorLinks links;
  @EJB private ProfileDrafts drafts;
  @Inject private ConnectionsInContainer steps;
  @Inject private PretendProviderInContainer provider;
  @Inject private AsOperator operator;
  @Inject private AsConnector connector;

  @Test
  void isAsItsApplicationWasFound() throws Exception {
    ConnectionDetails made = steps.connected();

    assertThat(made.status()).isEqualTo(Status.NO_ISSUES);
    assertThat(made.applications()).extracting(ApplicationDetails::name).containsExactly("Backup");
    assertThat(made.applications().get(0).status()).isEqualTo(Status.NO_ISSUES);
    assertThat(made.applications().get(0).checkedAt()).isNotNull();
    assertThat(made.history())
        .extracting(ConnectionEvent::kind)
        .containsExactlyInAnyOrder(Kind.CONNECTION_CREATED, Kind.APPLICATION_ADDED);
  }

  @Test
  void followsAVerificationAndKeepsTheReasonInItsHistory() throws Exception {
    ConnectionDetails made = steps.connected();
    ApplicationDetails application = made.applications().get(0);

    provider.find(application.clientId(), FindingCode.ROLE_MISSING, FindingCode.SCOPE_EXCESS);
    steps.verified(application);

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.status()).isEqualTo(Status.CRITICAL);
    assertThat(now.reason()).isEqualTo(FindingCode.ROLE_MISSING);
    assertThat(now.reasonApplication()).isEqualTo("Backup");
    assertThat(changes(now))
        .extracting(
            ConnectionEvent::applicationName,
            ConnectionEvent::from,
            ConnectionEvent::to,
            ConnectionEvent::reason,
            ConnectionEvent::actor)
        .containsExactlyInAnyOrder(
            tuple("Backup", Status.NO_ISSUES, Status.CRITICAL, FindingCode.ROLE_MISSING, "otto"),
            tuple("", Status.NO_ISSUES, Status.CRITICAL, FindingCode.ROLE_MISSING, "otto"));
    assertThat(now.version()).as("no collision with people").isEqualTo(made.version());
  }

  @Test
  void notesNothingWhenAVerificationFindsTheSameAgain() throws Exception {
    ConnectionDetails made = steps.connected();
    ApplicationDetails application = made.applications().get(0);

    steps.verified(application);

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.history()).hasSameSizeAs(made.history());
    assertThat(now.applications().get(0).checkedAt()).isAfter(application.checkedAt());
  }

  @Test
  void isTheWorstOfItsApplicationsInUse() throws Exception {
    ConnectionDetails made = steps.connected();
    ApplicationDetails second = steps.addApplication(made.id(), "Second", "groups-backup");
    provider.find(second.clientId(), FindingCode.CREDENTIAL_REJECTED);
    steps.verified(second);
    assertThat(steps.get(made.id()).status()).isEqualTo(Status.CRITICAL);

    operator.call(
        () -> {
          applications.disable(second.id(), second.version());
          return null;
        });

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.status()).isEqualTo(Status.NO_ISSUES);
    assertThat(now.reason()).isNull();
    assertThat(steps.application(made.id(), "Second").status()).isEqualTo(Status.DISABLED);
    assertThat(now.applications().get(1).disabledBy()).isEqualTo("otto");
  }

  @Test
  void isCriticalWhileAConnectorNeedsWhatNoApplicationHolds() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    ConnectorView linked =
        connector.call(() -> links.link(made.id(), made.id(), "Nightly", List.of("groups-backup")));

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.status()).isEqualTo(Status.CRITICAL);
    assertThat(now.reason()).isEqualTo(FindingCode.CAPABILITY_WITHOUT_APPLICATION);
    assertThat(now.reasonSubject()).isEqualTo(linked.needs().get(0).title());
    assertThat(now.applications().get(0).status()).isEqualTo(Status.NO_ISSUES);

    steps.addApplication(made.id(), "Second", "groups-backup");

    assertThat(steps.get(made.id()).status()).isEqualTo(Status.NO_ISSUES);
  }

  @Test
  void tellsWhoReauthenticatedAnApplication() throws Exception {
    ConnectionDetails made = steps.connected();
    String profile = made.applications().get(0).profile().id();

    operator.call(
        () -> {
          ProfileDraft draft = drafts.edit(profile);
          drafts.generateKey(draft.id(), KeyAlgorithm.EC_P256);
          return drafts.save(draft.id(), true);
        });

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.status()).isEqualTo(Status.PENDING);
    assertThat(now.history())
        .filteredOn(event -> event.kind() == Kind.REAUTHENTICATED)
        .singleElement()
        .matches(event -> event.actor().equals("otto") && event.applicationName().equals("Backup"))
        .matches(event -> event.detail().startsWith("key "));
  }

  private static List<ConnectionEvent> changes(ConnectionDetails connection) {
    return connection.history().stream().filter(e -> e.kind() == Kind.STATUS_CHANGED).toList();
  }
}

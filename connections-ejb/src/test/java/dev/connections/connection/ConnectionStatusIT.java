package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.FindingCode;
import dev.connections.api.LinkRequest;
import dev.connections.api.Status;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connection.ConnectionEvent.Change;
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

    assertThat(made.health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(made.applications()).extracting(ApplicationDetails::name).containsExactly("Backup");
    assertThat(made.applications().get(0).health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(made.applications().get(0).health().checkedAt()).isNotNull();
    assertThat(made.history())
        .extracting(ConnectionEvent::act, ConnectionEvent::detail)
        .containsExactly(tuple(Act.CONNECTION_CREATED, "Backup"));
  }

  @Test
  void followsAVerificationAndKeepsTheReasonInItsHistory() throws Exception {
    ConnectionDetails made = steps.connected();
    ApplicationDetails application = made.applications().get(0);

    provider.find(application.clientId(), FindingCode.ROLE_MISSING, FindingCode.SCOPE_EXCESS);
    steps.verified(application);

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.health().status()).isEqualTo(Status.CRITICAL);
    assertThat(now.health().reason()).isEqualTo(FindingCode.ROLE_MISSING);
    assertThat(now.health().application()).isEqualTo("Backup");
    assertThat(now.health().since()).isEqualTo(now.applications().get(0).findings().get(0).since());
    assertThat(now.history()).hasSize(2);
    ConnectionEvent line = now.history().get(0);
    assertThat(line)
        .extracting(ConnectionEvent::act, ConnectionEvent::subject, ConnectionEvent::actor)
        .containsExactly(Act.STATUS_CHANGED, "Backup", "otto");
    assertThat(line.change())
        .extracting(Change::application, Change::from, Change::to, Change::reason)
        .containsExactly("Backup", Status.NO_ISSUES, Status.CRITICAL, FindingCode.ROLE_MISSING);
    assertThat(now.version()).as("no collision with people").isEqualTo(made.version());
  }

  @Test
  void notesNothingWhenAVerificationFindsTheSameAgain() throws Exception {
    ConnectionDetails made = steps.connected();
    ApplicationDetails application = made.applications().get(0);

    steps.verified(application);

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.history()).hasSameSizeAs(made.history());
    assertThat(now.applications().get(0).health().checkedAt())
        .isAfter(application.health().checkedAt());
  }

  @Test
  void isTheWorstOfItsApplicationsInUse() throws Exception {
    ConnectionDetails made = steps.connected();
    ApplicationDetails second = steps.addApplication(made.id(), "Second", "groups-backup");
    provider.find(second.clientId(), FindingCode.CREDENTIAL_REJECTED);
    steps.verified(second);
    assertThat(steps.get(made.id()).health().status()).isEqualTo(Status.CRITICAL);

    operator.call(
        () -> {
          applications.disable(second.id(), second.version());
          return null;
        });

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(now.health().reason()).isNull();
    assertThat(now.history().get(0).act()).isEqualTo(Act.APPLICATION_DISABLED);
    assertThat(now.history().get(0).change())
        .as("what came of it is no line of its own")
        .isEqualTo(new Change("", Status.CRITICAL, Status.NO_ISSUES, null, ""));
    assertThat(steps.application(made.id(), "Second").health().status()).isEqualTo(Status.DISABLED);
    assertThat(now.applications().get(1).disabledBy()).isEqualTo("otto");
  }

  @Test
  void refusesALinkThatNeedsWhatNoApplicationHoldsAndSaysWhatToAdd() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    LinkRequest wanted =
        LinkRequest.of(made.id(), made.id()).named("Nightly").needing(List.of("groups-backup"));

    CapabilityNotHeldException refused =
        catchThrowableOfType(
            CapabilityNotHeldException.class, () -> connector.call(() -> links.link(wanted)));

    assertThat(refused.capabilities()).containsExactly("groups-backup");
    assertThat(refused).hasMessageContaining("Groups").hasMessageContaining(made.name());
    assertThat(refused.page().toString()).endsWith("connection.xhtml?id=" + made.id());
    assertThat(steps.get(made.id()).connectors()).isEmpty();

    steps.addApplication(made.id(), "Second", "groups-backup");
    connector.call(() -> links.link(wanted));

    assertThat(steps.get(made.id()).health().status()).isEqualTo(Status.NO_ISSUES);
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
    assertThat(now.health().status()).isEqualTo(Status.PENDING);
    assertThat(now.history())
        .filteredOn(event -> event.act() == Act.APPLICATION_REAUTHENTICATED)
        .singleElement()
        .matches(event -> event.actor().equals("otto") && event.subject().equals("Backup"))
        .matches(event -> event.detail().startsWith("key "))
        .matches(event -> event.change().to() == Status.PENDING);
  }
}

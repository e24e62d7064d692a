package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.ConnectionChangedException;
import dev.connections.api.ConnectionLinkedException;
import dev.connections.api.ConnectionPage;
import dev.connections.api.ConnectionQuery;
import dev.connections.api.ConnectionSummary;
import dev.connections.api.Connections;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.FindingCode;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkRequest;
import dev.connections.api.OrganizationNotConnectedException;
import dev.connections.api.Status;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsConnector;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.profile.PretendProviderInContainer;
import dev.connections.profile.ProfilesInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ConnectionsIT {
  private static final Workload OKTA = Workload.of("OKTA");

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private Connections connections;
  @EJB private ConnectorLinks links;
  @EJB private Applications applications;
  @Inject private ConnectionsInContainer steps;
  @Inject private ProfilesInContainer profiles;
  @Inject private PretendProviderInContainer provider;
  @Inject private AsAdministrator administrator;
  @Inject private AsConnector connector;
  @Inject private AsOperator operator;

  @Test
  void findsAConnectionByItsIdAndByItsOrganizationHoweverThatIsSpelled() throws Exception {
    ConnectionDetails made = steps.connected("users-backup", "groups-backup");

    ConnectionSummary found = connector.call(() -> connections.get(made.id()));
    assertThat(found.name()).isEqualTo(made.name());
    assertThat(found.organizationId()).isEqualTo(made.organization().id());
    assertThat(found.status()).isEqualTo(Status.NO_ISSUES);
    assertThat(found.capabilities()).containsExactlyInAnyOrder("users-backup", "groups-backup");
    assertThat(found.checkedAt()).isPresent();
    assertThat(found.removed()).isFalse();
    assertThat(connector.call(() -> connections.ofOrganization(OKTA, made.organization().id())))
        .isEqualTo(found);
    // As the portal of a provider may show it.
    String id = made.organization().id().toUpperCase(Locale.ROOT);
    assertThat(connector.call(() -> connections.ofOrganization(OKTA, id))).isEqualTo(found);
    String spelled = " " + made.organization().host().toUpperCase(Locale.ROOT) + " ";
    assertThat(connector.call(() -> connections.ofOrganization(OKTA, spelled))).isEqualTo(found);
  }

  @Test
  void saysThatAnOrganizationHasToBeConnectedAndWhere() {
    OrganizationNotConnectedException none =
        catchThrowableOfType(
            OrganizationNotConnectedException.class,
            () -> connector.call(() -> connections.ofOrganization(OKTA, "nowhere.okta.com")));

    assertThat(none).hasMessageContaining("nowhere.okta.com");
    assertThat(none.page().toString()).endsWith("/connections/add.xhtml");
    assertThatThrownBy(() -> connector.call(() -> connections.get("none")))
        .isInstanceOf(UnknownConnectionException.class);
  }

  @Test
  void leavesOutTheCapabilitiesOfDisabledApplications() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    ApplicationDetails second = steps.addApplication(made.id(), "Second", "groups-backup");
    operator.call(
        () -> {
          applications.disable(second.id(), second.version());
          return null;
        });

    assertThat(connector.call(() -> connections.get(made.id())).capabilities())
        .containsExactly("users-backup");
  }

  @Test
  void pagesThroughWhatMatches() throws Exception {
    ConnectionDetails first = steps.connected("users-backup");
    ConnectionDetails second = steps.connected("users-backup");
    provider.find(second.applications().get(0).clientId(), FindingCode.CREDENTIAL_REJECTED);
    steps.verified(second.applications().get(0));

    ConnectionQuery byHost = ConnectionQuery.all().matching(second.organization().host()).of(OKTA);
    ConnectionPage found = connector.call(() -> connections.find(byHost.with(Status.CRITICAL)));
    assertThat(found.total()).isEqualTo(1);
    assertThat(found.connections()).extracting(ConnectionSummary::id).containsExactly(second.id());
    assertThat(connector.call(() -> connections.find(byHost.with(Status.PENDING))).total())
        .isZero();
    ConnectionPage one = connector.call(() -> connections.find(ConnectionQuery.all().page(0, 1)));
    assertThat(one.connections()).hasSize(1);
    assertThat(one.total()).isGreaterThan(1);
    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  void makesAConnectionOfAVerifiedProfileOnce() throws Exception {
    ProfileFields fields = ProfilesInContainer.anApplication();
    ProfileDetails profile = operator.call(() -> profiles.saved(fields));
    dev.connections.api.NewConnection wanted = wanted(fields.name(), profile.id(), "users-backup");

    ConnectionSummary made = operator.call(() -> connections.create(wanted));

    assertThat(made.name()).isEqualTo(fields.name());
    assertThat(made.organizationId()).isEqualTo(profile.organization().id());
    assertThat(made.capabilities()).contains("users-backup");
    InvalidRequestException again =
        catchThrowableOfType(
            InvalidRequestException.class, () -> operator.call(() -> connections.create(wanted)));
    assertThat(again.problems()).containsOnlyKeys("profileId");
    assertThat(again).hasMessageContaining(fields.name());
  }

  @Test
  void refusesWhatNoConnectionCanBeMadeOf() throws Exception {
    ProfileFields fields = ProfilesInContainer.anApplication();
    ProfileDetails profile = operator.call(() -> profiles.saved(fields));
    provider.find(fields.clientId(), FindingCode.CREDENTIAL_REJECTED);
    operator.call(() -> profiles.verifiedProfile(profile.id()));

    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> operator.call(() -> connections.create(wanted("", profile.id(), "nonsense"))));
    assertThat(refused.problems()).containsOnlyKeys("name", "capabilities", "profileId");
    assertThatThrownBy(
            () -> operator.call(() -> connections.create(wanted("A", "none", "users-backup"))))
        .isInstanceOf(UnknownProfileException.class);
  }

  @Test
  void renamesWhatNobodyChangedMeanwhile() throws Exception {
    ConnectionDetails made = steps.connected();

    ConnectionSummary renamed =
        administrator.call(
            () -> connections.rename(made.id(), made.version(), made.name() + " East"));

    assertThat(renamed.name()).isEqualTo(made.name() + " East");
    assertThat(renamed.version()).isGreaterThan(made.version());
    assertThatThrownBy(
            () ->
                administrator.call(
                    () -> connections.rename(made.id(), made.version(), made.name() + " West")))
        .isInstanceOf(ConnectionChangedException.class);
    assertThatThrownBy(
            () -> administrator.call(() -> connections.rename(made.id(), renamed.version(), " ")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("Enter a name.");
  }

  @Test
  void keepsAConnectionThatConnectorsUse() throws Exception {
    ConnectionDetails made = steps.connected();
    connector.call(() -> links.link(LinkRequest.of(made.id(), made.id()).named("Nightly")));

    ConnectionLinkedException linked =
        catchThrowableOfType(
            ConnectionLinkedException.class, () -> remove(made.id(), made.version()));
    assertThat(linked.connectors()).containsExactly("Nightly");

    connector.call(
        () -> {
          links.unlink(made.id());
          return null;
        });
    remove(made.id(), made.version());
    assertThat(connector.call(() -> connections.get(made.id())).removed()).isTrue();
    assertThatThrownBy(
            () -> connector.call(() -> connections.ofOrganization(OKTA, made.organization().id())))
        .isInstanceOf(OrganizationNotConnectedException.class);
  }

  private void remove(String id, long version) throws Exception {
    administrator.call(
        () -> {
          connections.remove(id, version);
          return null;
        });
  }

  private static dev.connections.api.NewConnection wanted(
      String name, String profileId, String... codes) {
    return new dev.connections.api.NewConnection(
        name, profileId, "Backup", Set.copyOf(List.of(codes)));
  }
}

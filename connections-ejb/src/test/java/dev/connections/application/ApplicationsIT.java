package dev.connections.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.ConnectorLinks;
import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.LinkRequest;
import dev.connections.api.Status;
import dev.connections.api.UnknownProfileException;
import dev.connections.connection.ConnectionsInContainer;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.verification.Verification;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsConnector;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.profile.PretendProviderInContainer;
import dev.connections.profile.ProfilesInContainer;
import dev.connections.provider.SignIn;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ApplicationsIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private Applications applications;
  @EJB private ConnectionProfiles profiles;
  @EJB private ConnectorLinks links;
  @Inject private ConnectionsInContainer steps;
  @Inject private ProfilesInContainer profileSteps;
  @Inject private PretendProviderInContainer provider;
  @Inject private AsAdministrator administrator;
  @Inject private AsOperator operator;
  @Inject private AsConnector connector;
  @Inject private EntitiesInContainer entities;

  @Test
  void refusesToGiveUpWhatAConnectorNeedsOfItAlone() throws Exception {
    ConnectionDetails made = steps.connected("org-access", "users-backup", "groups-backup");
    link(made.id(), "users-backup");
    ApplicationDetails alone = made.applications().get(0);

    List<CapabilityNeededException> refusals =
        List.of(
            refusal(() -> applications.remove(alone.id(), alone.version(), false)),
            refusal(() -> applications.disable(alone.id(), alone.version())),
            refusal(
                () ->
                    applications.changeCapabilities(
                        alone.id(), alone.version(), List.of("groups-backup"))));

    for (CapabilityNeededException refused : refusals) {
      assertThat(refused.connectors()).containsExactly("Nightly");
      assertThat(refused.capabilities())
          .containsExactly(title(alone, "users-backup"))
          .doesNotContain("users-backup");
    }
    assertThat(steps.get(made.id()).applications().get(0).version()).isEqualTo(alone.version());
    assertThat(acts(alone.id(), "REFUSED"))
        .containsExactly(
            "application-removed by ada",
            "application-disabled by ada",
            "application-capabilities-changed by ada");
  }

  @Test
  void leavesALineOfEachActWithWhoDidIt() throws Exception {
    ConnectionDetails made = steps.connected("org-access", "users-backup");
    ApplicationDetails second =
        steps.addApplication(made.id(), "Second", "org-access", "users-backup");
    String id = second.id();

    asOperator(() -> applications.rename(id, version(made, "Second"), "Renamed"));
    asOperator(
        () ->
            applications.changeCapabilities(
                id, version(made, "Renamed"), List.of("org-access", "groups-backup")));
    operator.call(() -> profileSteps.ended(second.profile().id()));
    asAdministrator(() -> applications.disable(id, version(made, "Renamed")));
    asAdministrator(() -> applications.disable(id, version(made, "Renamed")));
    asOperator(() -> applications.enable(id, version(made, "Renamed")));
    asOperator(() -> applications.enable(id, version(made, "Renamed")));
    asAdministrator(() -> applications.remove(id, version(made, "Renamed"), false));

    assertThat(acts(id, "DONE"))
        .containsExactly(
            "application-renamed by otto: Second",
            "application-capabilities-changed by otto: + Groups backup, - Users backup",
            "application-disabled by ada",
            "application-enabled by otto",
            "application-removed by ada");
    assertThat(acts(made.id(), "DONE")).contains("application-added by otto: Second");
    assertThat(acts(second.profile().id(), "DONE")).endsWith("profile-deleted by ada");
  }

  @Test
  void isRemovedWithItsProfileOnceAnotherOneHoldsWhatIsNeeded() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    link(made.id(), "users-backup");
    ApplicationDetails first = made.applications().get(0);
    steps.addApplication(made.id(), "Second", "users-backup");

    asAdministrator(() -> applications.remove(first.id(), first.version(), false));

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.applications()).extracting(ApplicationDetails::name).containsExactly("Second");
    assertThat(now.health().status()).isEqualTo(Status.NO_ISSUES);
    assertThatThrownBy(() -> operator.call(() -> profiles.get(first.profile().id())))
        .isInstanceOf(UnknownProfileException.class);
    assertThatThrownBy(() -> operator.call(() -> applications.verify(first.id())))
        .isInstanceOf(UnknownApplicationException.class);
  }

  @Test
  void doesNotCountOnADisabledOne() throws Exception {
    ConnectionDetails made = steps.connected("users-backup");
    link(made.id(), "users-backup");
    ApplicationDetails first = made.applications().get(0);
    ApplicationDetails second = steps.addApplication(made.id(), "Second", "users-backup");
    asOperator(() -> applications.disable(second.id(), second.version()));

    assertThat(refusal(() -> applications.remove(first.id(), first.version(), false)).connectors())
        .containsExactly("Nightly");
  }

  @Test
  void leavesItsProfileStandingAloneWhenAskedTo() throws Exception {
    ConnectionDetails made = steps.connected();
    ApplicationDetails first = made.applications().get(0);
    assertThat(operator.call(() -> profiles.get(first.profile().id())).usedBy()).hasSize(1);

    asAdministrator(() -> applications.remove(first.id(), first.version(), true));

    assertThat(operator.call(() -> profiles.get(first.profile().id())).usedBy()).isEmpty();
    assertThat(steps.get(made.id()).health().status()).isEqualTo(Status.PENDING);
  }

  @Test
  void keepsItsProfileFromBeingDeletedAndNamesItself() throws Exception {
    ConnectionDetails made = steps.connected();
    String profile = made.applications().get(0).profile().id();

    ProfileInUseException inUse =
        catchThrowableOfType(
            ProfileInUseException.class, () -> asOperator(() -> profiles.delete(profile)));

    assertThat(inUse.usedBy()).containsExactly("Backup (" + made.name() + ")");
  }

  @Test
  void isOutOfUseUntilItIsEnabledAgain() throws Exception {
    ConnectionDetails made = steps.connected();
    steps.verified(made.applications().get(0));
    ApplicationDetails first = steps.application(made.id(), "Backup");
    int asked = provider.signIns(first.clientId()).size();

    asOperator(() -> applications.disable(first.id(), first.version()));
    operator.call(() -> applications.verify(first.id()));

    ApplicationDetails disabled = steps.application(made.id(), "Backup");
    assertThat(disabled.health().status()).isEqualTo(Status.DISABLED);
    assertThat(disabled.disabledBy()).isEqualTo("otto");
    assertThat(steps.get(made.id()).health().status()).isEqualTo(Status.DISABLED);
    assertThat(steps.get(made.id()).health().checkedAt())
        .as("when it was looked at last, though it counts no more")
        .isEqualTo(disabled.health().checkedAt())
        .isNotNull();
    assertThat(provider.signIns(first.clientId())).hasSize(asked);
    asOperator(() -> applications.enable(first.id(), disabled.version()));
    assertThat(steps.application(made.id(), "Backup").health().status())
        .isEqualTo(Status.NO_ISSUES);
    assertThat(steps.get(made.id()).health().status()).isEqualTo(Status.NO_ISSUES);
    ApplicationDetails enabled = steps.application(made.id(), "Backup");
    assertThat(enabled.disabledAt()).isNull();
    assertThat(enabled.disabledBy()).isNullOrEmpty();
    operator.call(() -> applications.verify(first.id()));
    operator.call(() -> profileSteps.ended(first.profile().id()));
    assertThat(provider.signIns(first.clientId())).hasSize(asked + 1);
  }

  @Test
  void isVerifiedOnceItIsEnabledForWhatChangedMeanwhile() throws Exception {
    ConnectionDetails made = steps.connected("org-access", "users-backup");
    ApplicationDetails first = made.applications().get(0);
    steps.verified(first);
    int asked = provider.signIns(first.clientId()).size();
    asOperator(() -> applications.disable(first.id(), version(made, "Backup")));
    asOperator(
        () ->
            applications.changeCapabilities(
                first.id(), version(made, "Backup"), List.of("org-access", "groups-backup")));
    assertThat(provider.signIns(first.clientId())).hasSize(asked);

    asOperator(() -> applications.enable(first.id(), version(made, "Backup")));
    operator.call(() -> profileSteps.ended(first.profile().id()));

    assertThat(provider.signIns(first.clientId())).hasSize(asked + 1);
    assertThat(lastVerified(first)).containsExactlyInAnyOrder("org-access", "groups-backup");
  }

  @Test
  void isVerifiedForNewCapabilitiesThoughItWasBeingVerifiedForTheOldOnes() throws Exception {
    ConnectionDetails made = steps.connected("org-access", "users-backup");
    ApplicationDetails first = made.applications().get(0);
    provider.hold(first.clientId());
    Verification old = operator.call(() -> applications.verify(first.id()));
    provider.find(first.clientId(), FindingCode.SCOPE_MISSING);

    asOperator(
        () ->
            applications.changeCapabilities(
                first.id(), first.version(), List.of("org-access", "groups-backup")));
    provider.release(first.clientId());

    Verification ended = operator.call(() -> profileSteps.ended(first.profile().id()));
    assertThat(ended.id()).isNotEqualTo(old.id());
    assertThat(steps.application(made.id(), "Backup").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.SCOPE_MISSING);
    assertThat(provider.signIns(first.clientId()).stream().map(ApplicationsIT::codes))
        .anyMatch(Set.of("org-access", "groups-backup")::equals);
  }

  private Set<String> lastVerified(ApplicationDetails application) {
    return provider.signIns(application.clientId()).stream()
        .reduce((one, next) -> next)
        .map(ApplicationsIT::codes)
        .orElseThrow();
  }

  private static Set<String> codes(SignIn signIn) {
    return Set.copyOf(signIn.needs().codes());
  }

  @Test
  void isGivenThirtySecondsForAVerification() throws Exception {
    ApplicationDetails first = steps.connected().applications().get(0);

    steps.verified(first);

    assertThat(provider.limit(first.clientId())).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void isEnabledByWhoSawItsLatestVersionAlone() throws Exception {
    ConnectionDetails made = steps.connected();
    ApplicationDetails first = made.applications().get(0);
    asOperator(() -> applications.disable(first.id(), first.version()));

    assertThatThrownBy(() -> asOperator(() -> applications.enable(first.id(), first.version())))
        .isInstanceOf(ChangedMeanwhileException.class);

    assertThat(steps.application(made.id(), "Backup").disabledBy()).isEqualTo("otto");
    assertThat(acts(first.id(), "REFUSED")).contains("application-enabled by otto");
  }

  @Test
  void tellsTheSecondEditorThatItsCapabilitiesChanged() throws Exception {
    ConnectionDetails made = steps.connected("org-access", "users-backup");
    ApplicationDetails seenByBoth = made.applications().get(0);
    asAdministrator(
        () ->
            applications.changeCapabilities(
                seenByBoth.id(), seenByBoth.version(), List.of("org-access", "groups-backup")));

    ChangedMeanwhileException changed =
        catchThrowableOfType(
            ChangedMeanwhileException.class,
            () ->
                asOperator(
                    () ->
                        applications.changeCapabilities(
                            seenByBoth.id(),
                            seenByBoth.version(),
                            List.of("org-access", "devices-backup"))));

    assertThat(changed).isNotNull();
    assertThat(changed.changedBy()).isEqualTo("ada");
    assertThat(steps.application(made.id(), "Backup").capabilities())
        .extracting(CapabilityView::code)
        .containsExactlyInAnyOrder("org-access", "groups-backup");
  }

  @Test
  void keepsTheMandatoryCapabilitiesAndVerifiesTheOthers() throws Exception {
    ConnectionDetails made = steps.connected("org-access", "users-backup");
    ApplicationDetails first = made.applications().get(0);

    asOperator(
        () ->
            applications.changeCapabilities(
                first.id(), first.version(), List.of("groups-backup", "devices-backup")));
    operator.call(() -> profileSteps.ended(first.profile().id()));

    ApplicationDetails now = steps.application(made.id(), "Backup");
    assertThat(now.capabilities())
        .extracting(CapabilityView::code)
        .containsExactlyInAnyOrder("org-access", "groups-backup", "devices-backup");
    assertThat(lastVerified(first))
        .containsExactlyInAnyOrder("org-access", "groups-backup", "devices-backup");
  }

  @Test
  void refusesCapabilitiesThatTheCatalogDoesNotHave() throws Exception {
    ApplicationDetails first = steps.connected().applications().get(0);

    InvalidFieldsException invalid =
        catchThrowableOfType(
            InvalidFieldsException.class,
            () ->
                asOperator(
                    () ->
                        applications.changeCapabilities(
                            first.id(), first.version(), List.of("users-backup", "nonsense"))));

    assertThat(invalid.problems().get(0).details()).containsExactly("nonsense");
  }

  @Test
  void refusesAChangeAfterSomebodyElses() throws Exception {
    ConnectionDetails made = steps.connected();
    ApplicationDetails first = made.applications().get(0);
    asOperator(() -> applications.rename(first.id(), first.version(), "Renamed"));

    ChangedMeanwhileException changed =
        catchThrowableOfType(
            ChangedMeanwhileException.class,
            () -> asOperator(() -> applications.disable(first.id(), first.version())));

    assertThat(changed.changedBy()).isEqualTo("otto");
    assertThat(steps.application(made.id(), "Renamed").disabledAt()).isNull();
  }

  @Test
  void refusesTheNameOfAnotherOneOfItsConnection() throws Exception {
    ConnectionDetails made = steps.connected();
    ApplicationDetails second = steps.addApplication(made.id(), "Second");

    assertThatThrownBy(
            () -> asOperator(() -> applications.rename(second.id(), second.version(), "BACKUP")))
        .isInstanceOf(InvalidFieldsException.class)
        .hasMessageContaining("TAKEN");
  }

  @Test
  void tellsWhichCapabilitiesItSharesWithOthersOfItsConnection() throws Exception {
    ConnectionDetails made = steps.connected("org-access", "users-backup", "groups-backup");
    ApplicationDetails second =
        steps.addApplication(made.id(), "Second", "org-access", "users-backup");

    String users = title(second, "users-backup");
    assertThat(second.shared()).containsExactly(users);
    assertThat(steps.application(made.id(), "Backup").shared()).containsExactly(users);
  }

  /**
   * In their order, as the activity has them; a refusal without its reason, which is for people.
   */
  private List<String> acts(String subject, String result) {
    String detail = result.equals("DONE") ? "coalesce(detail, '')" : "''";
    return entities
        .sql(
            "select concat(action, concat(' by ', concat(actor, concat(': ', %s)))) from audit_row"
                    .formatted(detail)
                + " where subject_id = '%s' and result = '%s' order by at"
                    .formatted(subject, result))
        .stream()
        .map(line -> line.toString().replaceFirst(": $", ""))
        .toList();
  }

  private long version(ConnectionDetails connection, String name) throws Exception {
    return steps.application(connection.id(), name).version();
  }

  private static String title(ApplicationDetails application, String code) {
    return application.capabilities().stream()
        .filter(capability -> capability.code().equals(code))
        .findFirst()
        .orElseThrow()
        .title();
  }

  private void link(String connectionId, String need) throws Exception {
    connector.call(
        () ->
            links.link(
                LinkRequest.of(connectionId, connectionId)
                    .named("Nightly")
                    .needing(List.of(need))));
  }

  private CapabilityNeededException refusal(Act act) {
    CapabilityNeededException refused =
        catchThrowableOfType(CapabilityNeededException.class, () -> asAdministrator(act));
    assertThat(refused).isNotNull();
    return refused;
  }

  private void asAdministrator(Act act) throws Exception {
    administrator.call(
        () -> {
          act.run();
          return null;
        });
  }

  private void asOperator(Act act) throws Exception {
    operator.call(
        () -> {
          act.run();
          return null;
        });
  }

  private interface Act {
    void run() throws Exception;
  }
}

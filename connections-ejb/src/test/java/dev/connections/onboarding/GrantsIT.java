package dev.connections.onboarding;

import static dev.connections.onboarding.WizardInContainer.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.api.AccessTokens;
import dev.connections.api.ApplicationType;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.FindingCode;
import dev.connections.api.LinkRequest;
import dev.connections.api.PersonNeededException;
import dev.connections.api.Status;
import dev.connections.api.TokenRequest;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.connection.RelatedConnectors;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.grant.Grants;
import dev.connections.console.grant.Grants.Answer;
import dev.connections.console.grant.Grants.Arrival;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.profiles.Acknowledgement;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.KeyState;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsConnector;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.credential.RefreshTokens;
import dev.connections.profile.PretendProviderInContainer;
import dev.connections.profile.RevocationsInContainer;
import dev.connections.provider.SignInRequest;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class GrantsIT {
  private static final URI BACK = URI.create("https://connections.test/grant/callback");
  private static final String USERS = "users-backup";

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private Grants grants;
  @EJB private ConnectionDrafts drafts;
  @EJB private ProfileDrafts profileDrafts;
  @EJB private ConnectionProfiles profiles;
  @EJB private OrganizationConnections connections;
  @EJB private Applications applications;
  @EJB private AccessTokens tokens;
  @EJB private ConnectorLinks links;
  @EJB private RelatedConnectors related;
  @Inject private WizardInContainer steps;
  @Inject private PretendProviderInContainer provider;
  @Inject private RevocationsInContainer revoking;
  @Inject private AsOperator operator;
  @Inject private AsAdministrator administrator;
  @Inject private AsConnector connector;
  @Inject private EntitiesInContainer entities;

  private final String organization = anOrganization();
  private final String browser = UUID.randomUUID().toString();

  @Test
  void makesAConnectionOfWhatAPersonGranted() throws Exception {
    String draft = atSignIn();

    GrantTrip trip = granted(draft, organization + " ada");

    assertThat(trip.end()).isEqualTo(GrantEnd.GRANTED);
    assertThat(trip.details()).containsExactly("ada@" + organization + ".okta.test");
    String id = finished(draft);
    ApplicationDetails made = application(id);
    assertThat(made.type()).isEqualTo(ApplicationType.SYSTEM);
    assertThat(made.health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(made.profile().credentials())
        .singleElement()
        .satisfies(
            credential -> {
              assertThat(credential.credentialKind()).isEqualTo(CredentialKind.GRANT);
              assertThat(credential.thumbprint()).isEqualTo("ada@" + organization + ".okta.test");
            });
    assertThat(column("select action from audit_row where subject_id = '%s' order by at", draft))
        .contains("grant-asked", "grant-answered");
  }

  @Test
  void asksForThePermissionsOfTheChosenCapabilitiesWithPkceAndNonce() throws Exception {
    String draft = atSignIn();
    operator.call(() -> drafts.choose(draft, List.of(USERS)));

    SignInRequest sent = provider.sent(leave(draft));

    assertThat(sent.permissions()).extracting("name").contains("okta.users.read");
    assertThat(sent.redirectUri()).isEqualTo(BACK);
    assertThat(sent.codeVerifier()).hasSizeGreaterThanOrEqualTo(43);
    assertThat(sent.nonce()).isNotBlank().isNotEqualTo(sent.state());
    assertThat(sent.organization().host()).isEqualTo(organization + ".okta.test");
    assertThat(sent.toString()).doesNotContain(sent.codeVerifier(), sent.state());
  }

  @Test
  void takesAnAnswerOnceAndFromTheSameBrowserAlone() throws Exception {
    String draft = atSignIn();
    String state = leave(draft);
    Answer answer = code(state, organization + " ada");

    assertThat(grants.arrive(answer, "another browser")).isEqualTo(new Arrival(null, null));
    assertThat(grants.arrive(answer, null)).isEqualTo(new Arrival(null, null));
    assertThat(grants.arrive(code("guessed", "x y"), browser)).isEqualTo(new Arrival(null, null));
    assertThat(grants.arrive(answer, browser)).isEqualTo(new Arrival(draft, null));
    assertThat(grants.arrive(code(state, "evil eve"), browser)).isEqualTo(new Arrival(null, null));

    assertThat(operator.call(() -> grants.finish(draft)).end()).isEqualTo(GrantEnd.GRANTED);
    assertThat(operator.call(() -> grants.finish(draft)).end()).isEqualTo(GrantEnd.GRANTED);
    assertThat(provider.refreshes("evil")).isEmpty();
  }

  @Test
  void keepsAnotherPersonsTripFromBeingEnded() throws Exception {
    String draft = atSignIn();
    grants.arrive(code(leave(draft), organization + " ada"), browser);

    assertThatThrownBy(() -> administrator.call(() -> grants.finish(draft)))
        .isInstanceOf(DraftGoneException.class);
    assertThat(administrator.call(() -> grants.last(draft))).isNull();
  }

  @Test
  void endsATripAfterTenMinutes() throws Exception {
    String draft = atSignIn();
    String state = leave(draft);
    entities.change(
        "update sign_in_trip set expires_at = began_at where draft_id = '" + draft + "'");

    assertThat(grants.arrive(code(state, organization + " ada"), browser).draftId()).isNull();
    assertThat(operator.call(() -> grants.last(draft)).end()).isEqualTo(GrantEnd.EXPIRED);
  }

  @Test
  void redeemsNoCodeTwiceThoughTheProcessWasKilledInBetween() throws Exception {
    String draft = atSignIn();
    grants.arrive(code(leave(draft), organization + " ada"), browser);
    // As a killed process leaves it: the code is taken out, and its minute is over.
    operator.call(() -> grants.finish(draft));
    entities.change(
        "update sign_in_trip set outcome = null, expires_at = began_at where draft_id = '"
            + draft
            + "'");

    assertThat(operator.call(() -> grants.finish(draft)).end()).isEqualTo(GrantEnd.CODE_REFUSED);
  }

  @Test
  void saysThatThePersonDeclined() throws Exception {
    String draft = atSignIn();
    String state = leave(draft);

    Arrival back =
        grants.arrive(new Answer(state, null, null, "access_denied", "<script>"), browser);

    assertThat(back.draftId()).isEqualTo(draft);
    GrantTrip trip = operator.call(() -> grants.last(draft));
    assertThat(trip.end()).isEqualTo(GrantEnd.DECLINED);
    assertThat(trip.details()).containsExactly("access_denied");
    assertThat(operator.call(() -> drafts.get(draft)).furthest()).isEqualTo(WizardStep.SIGN_IN);
  }

  @Test
  void believesNoErrorThatAnotherServerNames() throws Exception {
    String draft = atSignIn();
    String state = leave(draft);
    String evil = "https://" + anOrganization() + ".okta.test";

    grants.arrive(new Answer(state, null, evil, "access_denied", null), browser);

    assertThat(operator.call(() -> grants.last(draft)).end()).isEqualTo(GrantEnd.OTHER_ISSUER);
    String again = leave(draft);
    String own = "https://" + organization + ".okta.test";
    grants.arrive(new Answer(again, null, own, "access_denied", null), browser);
    assertThat(operator.call(() -> grants.last(draft)).end()).isEqualTo(GrantEnd.DECLINED);
  }

  @Test
  void refusesAnotherOrganizationAndGivesItsGrantBack() throws Exception {
    String other = anOrganization();
    String draft = atSignIn();

    GrantTrip trip = granted(draft, other + " ada");

    assertThat(trip.end()).isEqualTo(GrantEnd.OTHER_ORGANIZATION);
    assertThat(trip.details()).containsExactly(organization + ".okta.test", other + ".okta.test");
    assertThat(provider.revoked()).anyMatch(token -> token.endsWith("org-" + other + ".okta.test"));
    assertThat(operator.call(() -> drafts.get(draft)).furthest()).isEqualTo(WizardStep.SIGN_IN);
  }

  @Test
  void showsTheConnectionThatTheOrganizationHasByNow() throws Exception {
    String draft = atSignIn();
    String theirs = operator.call(() -> steps.connected(organization));

    GrantTrip trip = granted(draft, organization + " ada");

    assertThat(trip.end()).isEqualTo(GrantEnd.ORGANIZATION_TAKEN);
    assertThat(trip.details()).containsExactly(organization, theirs);
  }

  @Test
  void letsTheProviderGiveNothingBackByItselfWhileSomethingIsHeld() throws Exception {
    String id = made();

    reauthenticated(application(id).id(), organization + " grace");

    assertThat(provider.wasFirst()).isFalse();
  }

  @Test
  void letsAPersonChooseOfTheOrganizationsThatAnAccountReaches() throws Exception {
    String second = anOrganization();
    String draft = atSites("Sites of " + organization);

    GrantTrip trip = granted(draft, organization + "," + second + " " + second);

    assertThat(trip.end()).isEqualTo(GrantEnd.ORGANIZATION_TO_CHOOSE);
    assertThat(trip.reached())
        .extracting("id", "name")
        .containsExactly(
            tuple("site-" + organization, "Site " + organization),
            tuple("site-" + second, "Site " + second));
    assertThatThrownBy(() -> finished(draft)).isInstanceOf(InvalidFieldsException.class);
    assertThat(choose(draft, "site-of-others").end()).isEqualTo(GrantEnd.ORGANIZATION_TO_CHOOSE);
    assertThatThrownBy(() -> administrator.call(() -> grants.choose(draft, "site-" + second)))
        .isInstanceOf(DraftGoneException.class);
    assertThat(choose(draft, "site-" + second).end()).isEqualTo(GrantEnd.GRANTED);
    assertThat(choose(draft, "site-" + organization).end()).isEqualTo(GrantEnd.GRANTED);

    String id = finished(draft);
    assertThat(details(id).organization().id()).isEqualTo("site-" + second);
    assertThat(application(id).health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(application(id).profile().credentials())
        .singleElement()
        .satisfies(one -> assertThat(one.thumbprint()).isEqualTo(second + "@sites.test"));
  }

  @Test
  void refusesAChosenOrganizationThatHasAConnectionAlready() throws Exception {
    String first = atSites("Sites of " + organization);
    granted(first, organization + "," + anOrganization() + " ada");
    choose(first, "site-" + organization);
    String theirs = finished(first);
    String draft = atSites("Again " + organization);
    granted(draft, organization + "," + anOrganization() + " ada");

    GrantTrip taken = choose(draft, "site-" + organization);

    assertThat(taken.end()).isEqualTo(GrantEnd.ORGANIZATION_TAKEN);
    assertThat(taken.details()).containsExactly("Sites of " + organization, theirs);
    assertThat(operator.call(() -> drafts.get(draft)).profile()).isNull();
  }

  @Test
  void takesTheApplicationsOwnOrganizationOfThoseThatAnAccountReaches() throws Exception {
    String draft = atSites("Sites of " + organization);
    granted(draft, organization + "," + anOrganization() + " ada");
    choose(draft, "site-" + organization);
    String application = application(finished(draft)).id();
    String second = anOrganization();
    String third = anOrganization();

    String right = reauthenticated(application, second + "," + organization + " ada");
    assertThat(operator.call(() -> grants.last(right)).end()).isEqualTo(GrantEnd.GRANTED);
    String wrong = reauthenticated(application, second + "," + third + " ada");

    GrantTrip refused = operator.call(() -> grants.last(wrong));
    assertThat(refused.end()).isEqualTo(GrantEnd.OTHER_ORGANIZATION);
    assertThat(refused.details())
        .containsExactly("Site " + organization, "Site " + second + ", Site " + third);
  }

  @Test
  void refreshesOnceForManyCallersAndKeepsWhatReplacesTheToken() throws Exception {
    String id = connected();
    int before = provider.refreshes(organization).size();
    ExecutorService many = Executors.newFixedThreadPool(100);
    try {
      Callable<String> one = () -> token(id);
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        all.add(many.submit(one));
      }
      for (Future<String> each : all) {
        assertThat(each.get()).startsWith("token-");
      }
    } finally {
      many.shutdownNow();
    }

    assertThat(provider.refreshes(organization)).hasSize(before + 1);
    verified(id);
    assertThat(application(id).health().status()).isEqualTo(Status.NO_ISSUES);
  }

  @Test
  void refreshesOneAtATimeHoweverManyVerifyAndAsk() throws Exception {
    String id = connected();
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        boolean verify = i % 2 == 0;
        all.add(many.submit(() -> verify ? verifying(id) : token(id)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      many.shutdownNow();
    }
    verified(id);

    assertThat(application(id).health().status()).isEqualTo(Status.NO_ISSUES);
  }

  @Test
  void saysThatAPersonIsNeededOnceTheGrantIsRevokedAndGoesOnAfterReauthenticating()
      throws Exception {
    String id = connected();
    provider.revoke(organization);

    assertThatThrownBy(() -> token(id)).isInstanceOf(PersonNeededException.class);
    verified(id);
    assertThat(application(id).findings())
        .extracting("code")
        .containsExactly(FindingCode.GRANT_REVOKED);

    String application = application(id).id();
    String draft = reauthenticated(application, organization + " ada");
    assertThat(operator.call(() -> grants.last(draft)).end()).isEqualTo(GrantEnd.GRANTED);
    operator.call(() -> steps.ended(draft));
    assertThat(application(id).findings()).as("until it is taken").isNotEmpty();
    take(draft, false);

    ApplicationDetails mended = application(id);
    assertThat(mended.id()).isEqualTo(application);
    assertThat(mended.health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(mended.profile().credentials())
        .extracting("state")
        .containsExactly(KeyState.CURRENT);
    assertThat(token(id)).startsWith("token-");
  }

  @Test
  void saysOnTheApplicationThatTheGrantIsRevokedOnceATokenIsRefused() throws Exception {
    String id = connected();
    provider.revoke(organization);

    assertThatThrownBy(() -> token(id)).isInstanceOf(PersonNeededException.class);

    until(() -> !application(id).findings().isEmpty());
    assertThat(application(id).findings())
        .extracting("code")
        .containsExactly(FindingCode.GRANT_REVOKED);
  }

  @Test
  void givesAReplacedGrantBackOnceTheTokensThatWereGotWithItHaveEnded() throws Exception {
    String id = connected();
    String draft = reauthenticated(application(id).id(), organization + " grace");
    operator.call(() -> grants.confirm(draft));
    operator.call(() -> steps.ended(draft));
    take(draft, false);

    assertThat(application(id).profile().credentials())
        .singleElement()
        .satisfies(one -> assertThat(one.thumbprint()).startsWith("grace@"));
    revoking.work();
    assertThat(revocations()).contains("id-ada-" + organization);
    assertThat(provider.revoked()).noneMatch(this::isOurs);
    dueNow();
    revoking.work();
    assertThat(provider.revoked()).filteredOn(this::isOurs).hasSize(1);
    assertThat(token(id)).startsWith("token-");
  }

  @Test
  void givesNoReplacedGrantBackWithWhichTheNewOneMightEnd() throws Exception {
    String id = connected();
    String draft = reauthenticated(application(id).id(), organization + " ada");
    operator.call(() -> steps.ended(draft));
    take(draft, false);

    dueNow();
    revoking.work();

    assertThat(revocations()).doesNotContain("id-ada-" + organization);
    assertThat(provider.revoked()).noneMatch(this::isOurs);
  }

  @Test
  void keepsTheReplacedGrantUntilTheNewOneWorks() throws Exception {
    String id = connected();
    replacedByWhatDoesNotWork(id);
    assertThat(application(id).profile().credentials())
        .extracting("state")
        .containsExactly(KeyState.CURRENT, KeyState.PREVIOUS);

    verified(id);

    assertThat(application(id).profile().credentials())
        .extracting("state")
        .containsExactly(KeyState.CURRENT);
    assertThat(revocations()).contains("id-ada-" + organization);
  }

  @Test
  void wantsAnotherAccountOfTheSameOrganizationConfirmed() throws Exception {
    String id = connected();

    String draft = reauthenticated(application(id).id(), organization + " grace");

    GrantTrip trip = operator.call(() -> grants.last(draft));
    assertThat(trip.end()).isEqualTo(GrantEnd.OTHER_ACCOUNT);
    assertThat(trip.details())
        .containsExactly(
            "ada@" + organization + ".okta.test", "grace@" + organization + ".okta.test");
    assertThat(operator.call(() -> grants.confirm(draft)).end()).isEqualTo(GrantEnd.GRANTED);
    Grants.Renewal renewal = operator.call(() -> grants.renewal(application(id).id()));
    assertThat(renewal.draft().id()).isEqualTo(draft);
    assertThat(renewal.connectionId()).isEqualTo(id);
  }

  @Test
  void refusesAnotherOrganizationWhenReauthenticatingAndTheOldGrantWorksOn() throws Exception {
    String id = connected();

    String draft = reauthenticated(application(id).id(), anOrganization() + " eve");

    assertThat(operator.call(() -> grants.last(draft)).end())
        .isEqualTo(GrantEnd.OTHER_ORGANIZATION);
    assertThat(token(id)).startsWith("token-");
  }

  @Test
  void givesAGrantBackWhenItsApplicationIsRemoved() throws Exception {
    String id = made();

    remove(application(id));

    revoking.work();
    assertThat(provider.revoked()).anyMatch(this::isOurs);
    assertThat(
            column(
                "select id from application_connection_profile where domain = '%s'",
                organization + ".okta.test"))
        .isEmpty();
  }

  @Test
  void givesBackWhatIsIssuedWhileTheApplicationIsRemoved() throws Exception {
    ApplicationDetails application = application(made());
    String before = provider.refreshToken(organization);
    provider.duringNextRefresh(organization, () -> remove(application));

    operator.call(() -> applications.verify(application.id()));

    until(
        () -> {
          revoking.work();
          String issued = provider.refreshToken(organization);
          return !issued.equals(before) && provider.revoked().contains(issued);
        });
  }

  @Test
  void givesNothingBackOfAnAccountThatSignsInAgain() throws Exception {
    String draft = atSignIn();
    granted(draft, organization + " ada");

    assertThat(granted(draft, organization + " ada").end()).isEqualTo(GrantEnd.GRANTED);

    assertThat(revocations()).contains("id-ada-" + organization);
    revoking.work();
    assertThat(revocations()).doesNotContain("id-ada-" + organization);
    String theirs = "org-" + organization + ".okta.test";
    assertThat(provider.revoked()).noneMatch(token -> token.endsWith(theirs));
    assertThat(finished(draft)).isNotNull();
  }

  @Test
  void forgetsWhatWasGrantedOnceTheDraftIsForAnotherOrganization() throws Exception {
    String draft = atSignIn();
    granted(draft, organization + " ada");
    String other = anOrganization();

    ConnectionDraft changed =
        operator.call(
            () ->
                drafts.update(
                    draft,
                    new Basics(
                        "Other " + other,
                        Workload.of("OKTA"),
                        ApplicationType.SYSTEM,
                        other + ".okta.test")));

    assertThat(changed.trip()).isNull();
    assertThat(changed.profile()).isNull();
    assertThat(operator.call(() -> drafts.findOrganization(draft)).furthest())
        .isEqualTo(WizardStep.SIGN_IN);
  }

  @Test
  void keepsTheLongestRefreshTokenAndRefusesALongerOneWithASentence() throws Exception {
    String draft = atSignIn();

    assertThat(granted(draft, organization + " ada " + (RefreshTokens.LONGEST + 1)).end())
        .isEqualTo(GrantEnd.TOO_LARGE);
    assertThat(provider.revoked()).filteredOn(this::isOurs).hasSize(1);

    assertThat(granted(draft, organization + " ada " + RefreshTokens.LONGEST).end())
        .isEqualTo(GrantEnd.GRANTED);
    assertThat(finished(draft)).isNotNull();
  }

  @Test
  void beginsNoTripForACustomApplication() throws Exception {
    String draft = operator.call(() -> steps.found(WizardInContainer.basics(organization))).id();

    assertThatThrownBy(() -> leave(draft)).isInstanceOf(InvalidFieldsException.class);
  }

  @Test
  void offersNoSecondSystemApplicationOfAConnection() throws Exception {
    String id = made();

    ConnectionDraft draft = operator.call(() -> drafts.addApplication(id));

    assertThat(draft.step()).isEqualTo(WizardStep.CAPABILITIES);
    assertThat(draft.basics().type()).isEqualTo(ApplicationType.CUSTOM);
    operator.call(
        () ->
            drafts.update(
                draft.id(), new Basics("", Workload.of("OKTA"), ApplicationType.SYSTEM, "")));
    assertThatThrownBy(() -> operator.call(() -> drafts.findOrganization(draft.id())))
        .isInstanceOf(InvalidFieldsException.class)
        .hasMessageContaining("THERE_ALREADY");
  }

  @Test
  void hidesHowASystemApplicationSignsInFromThoseWhoManageProfiles() throws Exception {
    String id = connected();
    String profile = application(id).profile().id();

    assertThat(
            operator
                .call(
                    () ->
                        profiles.list(
                            new ProfileFilter(organization, null, null, null, true, 0, 10)))
                .rows())
        .isEmpty();
    assertThatThrownBy(() -> operator.call(() -> profiles.get(profile)))
        .isInstanceOf(UnknownProfileException.class);
    assertThatThrownBy(() -> operator.call(() -> profileDrafts.edit(profile)))
        .isInstanceOf(UnknownProfileException.class);
  }

  @Test
  void letsPeopleAnswerForWhatIsFoundOfASystemApplication() throws Exception {
    String id = connected();
    String profile = application(id).profile().id();
    found(id, FindingCode.UNKNOWN_CREDENTIAL);

    operator.call(
        () -> {
          profiles.acknowledge(
              profile,
              new Acknowledgement(
                  FindingCode.UNKNOWN_CREDENTIAL,
                  List.of(""),
                  "Ours.",
                  LocalDate.now().plusDays(9)));
          return null;
        });
    assertThat(application(id).acknowledged()).hasSize(1);

    operator.call(
        () -> {
          profiles.reopen(profile, FindingCode.UNKNOWN_CREDENTIAL, "");
          return null;
        });
    assertThat(application(id).findings())
        .extracting("code")
        .containsExactly(FindingCode.UNKNOWN_CREDENTIAL);
  }

  /** A verification of it does; others of the same registration are not held up. */
  private void found(String id, FindingCode code) throws Exception {
    provider.find(registration(id), code);
    try {
      verified(id);
    } finally {
      provider.find(registration(id));
    }
  }

  @Test
  void dropsAGrantThatWasReplacedWhenAskedTo() throws Exception {
    String id = connected();
    replacedByWhatDoesNotWork(id);

    operator.call(
        () -> {
          profiles.dropPreviousCredential(application(id).profile().id());
          return null;
        });

    assertThat(application(id).profile().credentials())
        .extracting("state")
        .containsExactly(KeyState.CURRENT);
  }

  @Test
  void takesNoResultForCapabilitiesThatTheApplicationHasNoMore() throws Exception {
    String id = made();
    ApplicationDetails before = application(id);
    String draft = reauthenticated(before.id(), organization + " ada");
    operator.call(() -> steps.ended(draft));
    // Out of use, so that the old grant is not asked for the new ones.
    change(() -> applications.disable(before.id(), application(id).version()));
    List<String> codes = List.of("org-access", USERS, "groups-backup");
    change(() -> applications.changeCapabilities(before.id(), application(id).version(), codes));

    assertThatThrownBy(() -> take(draft, false)).isInstanceOf(NotVerifiedException.class);

    operator.call(() -> profileDrafts.verify(draft));
    operator.call(() -> steps.ended(draft));
    take(draft, false);
    assertThat(provider.signIns(registration(id)))
        .filteredOn(one -> one.domain().startsWith(organization))
        .last()
        .satisfies(
            one -> assertThat(one.needs().codes()).containsExactlyInAnyOrderElementsOf(codes));
  }

  private void change(Change change) throws Exception {
    administrator.call(
        () -> {
          change.make();
          return null;
        });
  }

  private interface Change {
    void make() throws Exception;
  }

  @Test
  void letsNobodyEnterAKeyIntoADraftThatIsGranted() throws Exception {
    String draft = atSignIn();
    granted(draft, organization + " ada");
    String profileDraft = operator.call(() -> drafts.get(draft)).profile().id();

    assertThatThrownBy(
            () ->
                operator.call(() -> profileDrafts.generateKey(profileDraft, KeyAlgorithm.EC_P256)))
        .isInstanceOf(DraftGoneException.class);
  }

  @Test
  void keepsTheRefreshTokenSealedAndTheCodeOutOfTheDatabase() throws Exception {
    String draft = atSignIn();
    granted(draft, organization + " ada");

    assertThat(
            column(
                "select g.sealed from sign_in_grant g join profile_key k on k.id = g.id"
                    + " where k.account = '%s'",
                "ada@" + organization + ".okta.test"))
        .singleElement()
        .asString()
        .doesNotContain("refresh-")
        .startsWith("eyJ");
    assertThat(column("select sealed from sign_in_trip where draft_id = '%s'", draft))
        .singleElement()
        .asString()
        .startsWith("eyJ");
  }

  /** The accounts whose grants have yet to be given back. */
  private List<Object> revocations() {
    return List.copyOf(entities.sql("select account_id from grant_revocation"));
  }

  private String atSignIn() throws Exception {
    ConnectionDraft found =
        operator.call(
            () ->
                steps.found(
                    new Basics(
                        "Mine " + organization,
                        Workload.of("OKTA"),
                        ApplicationType.SYSTEM,
                        organization + ".okta.test")));
    assertThat(found.step()).isEqualTo(WizardStep.ACCOUNT);
    return operator.call(() -> drafts.goTo(found.id(), WizardStep.SIGN_IN)).id();
  }

  /** Of a workload whose organization is told by the sign-in. */
  private String atSites(String name) throws Exception {
    ConnectionDraft found =
        operator.call(
            () -> steps.found(new Basics(name, Workload.of("JIRA"), ApplicationType.SYSTEM, "")));
    return operator.call(() -> drafts.goTo(found.id(), WizardStep.SIGN_IN)).id();
  }

  private GrantTrip choose(String draft, String id) throws Exception {
    return operator.call(() -> grants.choose(draft, id));
  }

  /** The state that the person takes along. */
  private String leave(String draft) throws Exception {
    URI page = operator.call(() -> grants.begin(draft, BACK, browser));
    return page.getQuery().replace("state=", "");
  }

  private static Answer code(String state, String code) {
    return new Answer(state, code, null, null, null);
  }

  private GrantTrip granted(String draft, String code) throws Exception {
    assertThat(grants.arrive(code(leave(draft), code), browser).draftId()).isEqualTo(draft);
    return operator.call(() -> grants.finish(draft));
  }

  private String finished(String draft) throws Exception {
    return operator.call(
        () -> {
          steps.verified(draft);
          return drafts.finish(draft, false);
        });
  }

  /** Another account's grant is taken although it does not work; the earlier one is kept. */
  private void replacedByWhatDoesNotWork(String id) throws Exception {
    String draft = reauthenticated(application(id).id(), organization + " grace");
    operator.call(() -> grants.confirm(draft));
    operator.call(() -> steps.ended(draft));
    provider.find(registration(id), FindingCode.CREDENTIAL_REJECTED);
    try {
      operator.call(() -> profileDrafts.verify(draft));
      operator.call(() -> steps.ended(draft));
      take(draft, true);
    } finally {
      provider.find(registration(id));
    }
  }

  /** A connection with a system application. */
  private String made() throws Exception {
    String draft = atSignIn();
    operator.call(() -> drafts.choose(draft, List.of(USERS)));
    granted(draft, organization + " ada");
    return finished(draft);
  }

  /** Likewise, with a connector that may have tokens. */
  private String connected() throws Exception {
    String id = made();
    connector.call(() -> links.link(LinkRequest.of(id, id).needing(Set.of(USERS))));
    String link = details(id).connectors().get(0).id();
    administrator.call(
        () -> {
          related.allow(link, Set.of(USERS));
          return null;
        });
    return id;
  }

  private String reauthenticated(String application, String code) throws Exception {
    URI page = operator.call(() -> grants.reauthenticate(application, BACK, browser));
    Arrival back = grants.arrive(code(page.getQuery().replace("state=", ""), code), browser);
    assertThat(back.applicationId()).isEqualTo(application);
    operator.call(() -> grants.finish(back.draftId()));
    return back.draftId();
  }

  private void take(String draft, boolean evenIfNotWorking) throws Exception {
    operator.call(
        () -> {
          grants.take(draft, evenIfNotWorking);
          return null;
        });
  }

  private void remove(ApplicationDetails application) {
    try {
      administrator.call(
          () -> {
            applications.remove(application.id(), application.version(), true);
            return null;
          });
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What is noted to be given back is due. */
  private void dueNow() {
    entities.change(
        "update grant_revocation set next_at = (select min(granted_at) from sign_in_grant)"
            + " where organization_host = '"
            + organization
            + ".okta.test'");
  }

  /** Whether a refresh token is of the organization of this test. */
  private boolean isOurs(String refreshToken) {
    return refreshToken.endsWith("org-" + organization + ".okta.test");
  }

  private String registration(String id) throws Exception {
    return application(id).clientId();
  }

  private ConnectionDetails details(String id) throws Exception {
    return operator.call(() -> connections.get(id));
  }

  private ApplicationDetails application(String id) throws Exception {
    return details(id).applications().get(0);
  }

  private String token(String connector) throws Exception {
    return this.connector.call(() -> tokens.request(TokenRequest.of(connector, USERS))).value();
  }

  private Object verifying(String id) throws Exception {
    String application = application(id).id();
    return operator.call(() -> applications.verify(application));
  }

  private void verified(String id) throws Exception {
    String application = application(id).id();
    operator.call(() -> applications.verify(application));
    until(() -> !operator.call(() -> applications.verification(application)).running());
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void until(Condition condition) throws Exception {
    Instant end = Instant.now().plusSeconds(30);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("within the time").isBefore(end);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private List<Object> column(String sql, String value) {
    return List.copyOf(entities.sql(String.format(sql, value)));
  }
}

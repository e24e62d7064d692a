package dev.connections.onboarding;

import static dev.connections.onboarding.WizardInContainer.anOrganization;
import static dev.connections.onboarding.WizardInContainer.basics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.api.ApplicationType;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Role;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.consent.AdminConsents;
import dev.connections.console.consent.ConsentRefusedException;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.Grants;
import dev.connections.console.grant.Grants.Answer;
import dev.connections.console.grant.Grants.Arrival;
import dev.connections.console.grant.LinkGoneException;
import dev.connections.console.grant.SharedGrants;
import dev.connections.console.grant.SharedGrants.Consent;
import dev.connections.console.grant.SharedGrants.Kind;
import dev.connections.console.grant.SharedGrants.Life;
import dev.connections.console.grant.SharedGrants.Link;
import dev.connections.console.grant.SharedGrants.Look;
import dev.connections.console.grant.SharedGrants.Made;
import dev.connections.console.grant.SharedGrants.State;
import dev.connections.console.grant.SharedGrants.Task;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.people.People;
import dev.connections.console.people.PeopleFilter;
import dev.connections.console.people.Person;
import dev.connections.console.profiles.KeyState;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.profile.PretendProviderInContainer;
import dev.connections.profile.ProfileRowsInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not called in a role is called by somebody who is not signed in. */
@ExtendWith(ArquillianExtension.class)
public class SharedGrantsIT {
  private static final URI SIGNED_IN = URI.create("https://connections.test/grant/callback");
  private static final URI CONSENTED = URI.create("https://connections.test/consent/callback");

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private SharedGrants links;
  @EJB private Grants grants;
  @EJB private AdminConsents consents;
  @EJB private ConnectionDrafts drafts;
  @EJB private OrganizationConnections connections;
  @EJB private People people;
  @Inject private SharedGrantRows rows;
  @Inject private ExpiredDrafts expiredDrafts;
  @Inject private WizardInContainer steps;
  @Inject private PretendProviderInContainer provider;
  @Inject private ProfileRowsInContainer time;
  @Inject private AsOperator operator;
  @Inject private AsAdministrator administrator;
  @Inject private EntitiesInContainer entities;
  @Inject private Clock clock;

  private final String organization = anOrganization();
  private final String browser = UUID.randomUUID().toString();

  @Test
  void movesTheSendersWizardOnWhenSomebodyElseSignsIn() throws Exception {
    String draft = atSignIn();
    Made made = made(Kind.SIGN_IN, draft);

    assertThat(granted(made).used()).isTrue();

    ConnectionDraft moved = operator.call(() -> drafts.get(draft));
    assertThat(moved.trip().end()).isEqualTo(GrantEnd.GRANTED);
    assertThat(moved.step()).isEqualTo(WizardStep.CONSENT);
    assertThat(only(Kind.SIGN_IN, draft).state()).isEqualTo(State.USED);
    String id =
        operator.call(
            () -> {
              steps.verified(draft);
              return drafts.finish(draft, false);
            });
    assertThat(application(id).health().status()).isEqualTo(Status.NO_ISSUES);
  }

  @Test
  void tellsWhoHasTheLinkWhoAsksForWhat() throws Exception {
    Made made = made(Kind.SIGN_IN, atSignIn());

    Look look = links.look(made.secret(), null);

    assertThat(look.id()).isEqualTo(made.link().id());
    assertThat(look.sender()).isEqualTo("otto");
    assertThat(look.workload()).isEqualTo("Okta");
    assertThat(look.organization()).isEqualTo(organization + ".okta.test");
    assertThat(look.connection()).isEqualTo(organization);
    assertThat(look.capabilities()).extracting("name").contains("Users backup");
    assertThat(look.permissions())
        .extracting("name", String.class)
        .contains("okta.users.read")
        .doesNotHaveDuplicates();
    assertThat(look.permissions()).extracting("purpose", String.class).noneMatch(String::isEmpty);
    assertThat(look.account()).isNotEmpty();
    assertThat(look.expiresAt()).isEqualTo(made.link().expiresAt());
    assertThat(look.trip()).isNull();
    assertThat(look.used()).isFalse();
  }

  @Test
  void countsOnce() throws Exception {
    Made made = made(Kind.SIGN_IN, atSignIn());
    granted(made);

    assertThat(links.look(made.secret(), browser).used()).isTrue();
    assertGone(made.secret(), "another browser");
    assertGone(made.secret(), null);
    assertThatThrownBy(() -> leave(made)).isInstanceOf(LinkGoneException.class);
  }

  @Test
  void endsTheOtherLinksOfTheSameDraftOnceOneIsUsed() throws Exception {
    String draft = atSignIn();
    Made first = made(Kind.SIGN_IN, draft);
    Made second = made(Kind.SIGN_IN, draft);

    granted(second);

    assertGone(first.secret(), browser);
    assertThat(operator.call(() -> links.of(new Task(Kind.SIGN_IN, draft))))
        .extracting("id", "state")
        .containsExactlyInAnyOrder(
            tuple(first.link().id(), State.REVOKED), tuple(second.link().id(), State.USED));
  }

  @Test
  void mayBeTriedAgainUntilItWasGranted() throws Exception {
    String other = anOrganization();
    Made made = made(Kind.SIGN_IN, atSignIn());

    grants.arrive(new Answer(leave(made), null, null, "access_denied", ""), browser);
    Look declined = links.finish(made.secret(), browser);
    grants.arrive(code(leave(made), other + " eve"), browser);
    Look elsewhere = links.finish(made.secret(), browser);

    assertThat(declined.trip().end()).isEqualTo(GrantEnd.DECLINED);
    assertThat(declined.used()).isFalse();
    assertThat(elsewhere.trip().end()).isEqualTo(GrantEnd.OTHER_ORGANIZATION);
    assertThat(elsewhere.used()).isFalse();
    assertThat(provider.revoked()).anyMatch(token -> token.endsWith("org-" + other + ".okta.test"));
    assertThat(granted(made).used()).isTrue();
  }

  @Test
  void tellsWhoHasTheLinkThatTheOrganizationIsConnectedByNow() throws Exception {
    Made made = made(Kind.SIGN_IN, atSignIn());
    String state = leave(made);
    operator.call(() -> steps.connected(organization));

    grants.arrive(code(state, organization + " ada"), browser);
    Look look = links.finish(made.secret(), browser);

    assertThat(look.trip().end()).isEqualTo(GrantEnd.ORGANIZATION_TAKEN);
    assertThat(look.used()).isFalse();
  }

  @Test
  void saysTheSameOfUnknownExpiredAndRevokedLinks() throws Exception {
    String draft = atSignIn();
    Made expired = made(Kind.SIGN_IN, draft);
    expire(expired);
    Made revoked = made(Kind.SIGN_IN, draft);
    revoke(revoked);

    for (String secret : List.of("unknown", "", "x".repeat(5000))) {
      assertGone(secret, browser);
    }
    assertGone(null, browser);
    assertGone(expired.secret(), browser);
    assertGone(revoked.secret(), browser);
    assertThatThrownBy(() -> leave(expired)).isInstanceOf(LinkGoneException.class);
    assertThatThrownBy(() -> leave(revoked)).isInstanceOf(LinkGoneException.class);
    assertThat(operator.call(() -> links.of(new Task(Kind.SIGN_IN, draft))))
        .extracting("state")
        .containsExactlyInAnyOrder(State.EXPIRED, State.REVOKED);
  }

  @Test
  void showsAnOpenLinkThoughManyLaterOnesEnded() throws Exception {
    String draft = atSignIn();
    Made open = made(Kind.SIGN_IN, draft);
    for (int i = 0; i < 21; i++) {
      revoke(made(Kind.SIGN_IN, draft));
    }

    assertThat(operator.call(() -> links.of(new Task(Kind.SIGN_IN, draft))))
        .hasSize(21)
        .first()
        .satisfies(
            shown -> {
              assertThat(shown.id()).isEqualTo(open.link().id());
              assertThat(shown.state()).isEqualTo(State.OPEN);
            });
  }

  @Test
  void takesNothingOfWhoWasAwayWhenItWasRevoked() throws Exception {
    String draft = atSignIn();
    Made made = made(Kind.SIGN_IN, draft);
    grants.arrive(code(leave(made), organization + " ada"), browser);

    revoke(made);

    assertThatThrownBy(() -> links.finish(made.secret(), browser))
        .isInstanceOf(LinkGoneException.class);
    assertThat(operator.call(() -> drafts.get(draft)).furthest()).isEqualTo(WizardStep.SIGN_IN);
  }

  @Test
  void letsWhoWasAwayWhenItExpiredComeBack() throws Exception {
    Made made = made(Kind.SIGN_IN, atSignIn());
    String state = leave(made);
    expire(made);

    grants.arrive(code(state, organization + " ada"), browser);

    assertThat(links.finish(made.secret(), browser).used()).isTrue();
  }

  @Test
  void refusesAnAnswerInAnotherBrowserThanTheOneThatLeft() throws Exception {
    Made made = made(Kind.SIGN_IN, atSignIn());
    Answer answer = code(leave(made), organization + " ada");

    assertThat(grants.arrive(answer, "another browser")).isEqualTo(new Arrival(null, null));
    assertThat(grants.arrive(answer, null)).isEqualTo(new Arrival(null, null));
    assertThat(grants.arrive(answer, browser)).isEqualTo(new Arrival(null, null, made.link().id()));

    Look elsewhere = links.finish(made.secret(), "another browser");
    assertThat(elsewhere.used()).isFalse();
    assertThat(elsewhere.trip()).isNull();
    assertThat(links.finish(made.secret(), browser).used()).isTrue();
  }

  @Test
  void keepsTheTripOfAnotherOutOfTheSendersHands() throws Exception {
    String draft = atSignIn();
    Made made = made(Kind.SIGN_IN, draft);
    grants.arrive(code(leave(made), organization + " ada"), browser);

    assertThat(operator.call(() -> grants.last(draft))).isNull();
    assertThatThrownBy(() -> operator.call(() -> grants.finish(draft)))
        .isInstanceOf(DraftGoneException.class);
    assertThat(links.finish(made.secret(), browser).used()).isTrue();
  }

  @Test
  void keepsTheDraftAsLongAsItsLinkAndWhatWasGrantedForADay() throws Exception {
    String draft = atSignIn();
    Made made = operator.call(() -> links.make(new Task(Kind.SIGN_IN, draft), Life.WEEK));
    time.endTheDayOf(draft);
    expiredDrafts.remove();

    granted(made);

    String profileDraft = operator.call(() -> drafts.get(draft)).profile().id();
    time.endTheHourOf(profileDraft);
    assertThat(operator.call(() -> drafts.get(draft)).profile().credential()).isNotNull();
  }

  @Test
  void takesAConsentForItsSender() throws Exception {
    String draft = operator.call(() -> steps.filled(basics(organization), "c" + organization).id());
    String profileDraft = operator.call(() -> drafts.get(draft)).profile().id();
    Made made = made(Kind.CONSENT, draft);
    // The key has to be entered again, which is no matter of the administrator who consents.
    time.endTheHourOf(profileDraft);

    String refused = leave(made);
    assertThat(links.consentAnswered(refused, null, null, "another browser"))
        .contains(new Consent(null, false, ""));
    assertThat(links.consentAnswered(refused, null, null, null))
        .contains(new Consent(null, false, ""));
    assertThatThrownBy(() -> operator.call(() -> consents.finish(refused, null, null)))
        .isInstanceOf(ConsentRefusedException.class);
    assertThat(links.consentAnswered(refused, "access_denied", "<script>", browser))
        .contains(new Consent(made.link().id(), false, "access_denied"));
    assertThat(operator.call(() -> drafts.get(draft)).consentedAt()).isNull();
    assertThat(links.look(made.secret(), browser).used()).isFalse();

    String state = leave(made);
    assertThat(links.consentAnswered(state, null, null, browser))
        .contains(new Consent(made.link().id(), true, ""));
    assertThat(links.consentAnswered(state, null, null, browser)).isEmpty();

    assertThat(operator.call(() -> drafts.get(draft)).consentedAt()).isNotNull();
    assertThat(links.look(made.secret(), browser).used()).isTrue();
    assertThat(only(Kind.CONSENT, draft).state()).isEqualTo(State.USED);
  }

  @Test
  void takesNoConsentOnceTheLinkIsRevoked() throws Exception {
    String draft = operator.call(() -> steps.filled(basics(organization), "c" + organization).id());
    Made made = made(Kind.CONSENT, draft);
    String state = leave(made);

    revoke(made);

    assertThat(links.consentAnswered(state, null, null, browser))
        .contains(new Consent(null, false, ""));
    assertThat(operator.call(() -> drafts.get(draft)).consentedAt()).isNull();
  }

  @Test
  void leavesTheConsentsOfPeopleWhoAreSignedInToThem() throws Exception {
    String draft = operator.call(() -> steps.filled(basics(organization), "c" + organization).id());
    URI page = operator.call(() -> drafts.consentPage(draft, CONSENTED));

    assertThat(links.consentAnswered(state(page), null, null, browser)).isEmpty();
    assertThat(links.consentAnswered(null, null, null, browser)).isEmpty();
    assertThat(operator.call(() -> consents.finish(state(page), null, null)).consented()).isTrue();
  }

  @Test
  void givesAnApplicationAnotherGrantForItsSenderToTake() throws Exception {
    String id = connected();
    String application = application(id).id();
    provider.revoke(organization);
    Made made = made(Kind.REAUTHENTICATION, application);
    String state = leave(made);
    assertThat(operator.call(() -> grants.renewal(application)).trip()).as("while away").isNull();

    grants.arrive(code(state, organization + " ada"), browser);
    assertThat(links.finish(made.secret(), browser).used()).isTrue();

    Grants.Renewal renewal = operator.call(() -> grants.renewal(application));
    assertThat(renewal.trip().end()).isEqualTo(GrantEnd.GRANTED);
    time.endTheHourOf(renewal.draft().id());
    operator.call(() -> steps.ended(renewal.draft().id()));
    operator.call(
        () -> {
          grants.take(renewal.draft().id(), false);
          return null;
        });
    assertThat(application(id).profile().credentials())
        .extracting("state")
        .containsExactly(KeyState.CURRENT);
  }

  @Test
  void showsWhatWasGrantedByALinkToASenderWhoLeftAndDidNotComeBack() throws Exception {
    String application = application(connected()).id();
    Made made = made(Kind.REAUTHENTICATION, application);
    String state = leave(made);
    operator.call(() -> grants.reauthenticate(application, SIGNED_IN, browser));
    assertThat(operator.call(() -> grants.renewal(application)).trip().end()).isNull();

    grants.arrive(code(state, organization + " ada"), browser);
    links.finish(made.secret(), browser);

    assertThat(operator.call(() -> grants.renewal(application)).trip().end())
        .isEqualTo(GrantEnd.GRANTED);
    URI again = operator.call(() -> grants.reauthenticate(application, SIGNED_IN, browser));
    assertThat(operator.call(() -> grants.renewal(application)).trip().end())
        .as("while the sender is away again")
        .isEqualTo(GrantEnd.GRANTED);
    grants.arrive(new Answer(state(again), null, null, "access_denied", null), browser);
    assertThat(operator.call(() -> grants.renewal(application)).trip().end())
        .as("what the sender came back with")
        .isEqualTo(GrantEnd.DECLINED);
  }

  @Test
  void leavesAnotherAccountOfAnApplicationToItsSenderToConfirm() throws Exception {
    String application = application(connected()).id();
    Made made = made(Kind.REAUTHENTICATION, application);

    grants.arrive(code(leave(made), organization + " grace"), browser);
    Look look = links.finish(made.secret(), browser);

    assertThat(look.trip().end()).isEqualTo(GrantEnd.OTHER_ACCOUNT);
    assertThat(look.used()).isTrue();
    String draft = operator.call(() -> grants.renewal(application)).draft().id();
    assertThat(operator.call(() -> grants.confirm(draft)).end()).isEqualTo(GrantEnd.GRANTED);
  }

  @Test
  void takesAConsentToAnApplication() throws Exception {
    String application = application(operator.call(() -> steps.connected(organization))).id();
    Made made = made(Kind.APPLICATION_CONSENT, application);

    assertThat(links.consentAnswered(leave(made), null, null, browser))
        .contains(new Consent(made.link().id(), true, ""));
    assertThat(only(Kind.APPLICATION_CONSENT, application).state()).isEqualTo(State.USED);
  }

  @Test
  void keepsTheLinksOfADraftToItsOwnerAndThoseOfAnApplicationToAll() throws Exception {
    String draft = atSignIn();
    Made own = made(Kind.SIGN_IN, draft);
    String application = application(operator.call(() -> steps.connected(anOrganization()))).id();
    Made common = made(Kind.APPLICATION_CONSENT, application);

    Task ofDraft = new Task(Kind.SIGN_IN, draft);
    assertThat(administrator.call(() -> links.of(ofDraft))).isEmpty();
    assertThatThrownBy(() -> administrator.call(() -> links.make(ofDraft, Life.DAY)))
        .isInstanceOf(DraftGoneException.class);
    administrator.call(
        () -> {
          links.revoke(own.link().id());
          links.revoke(common.link().id());
          return null;
        });

    assertThat(links.look(own.secret(), browser).used()).isFalse();
    assertGone(common.secret(), browser);
    assertThat(administrator.call(() -> links.of(new Task(Kind.APPLICATION_CONSENT, application))))
        .singleElement()
        .satisfies(link -> assertThat(link.sender()).isEqualTo("otto"));
  }

  @Test
  void endsWithTheRightsOfItsSender() throws Exception {
    for (boolean disabled : List.of(true, false)) {
      String name = "sender " + UUID.randomUUID();
      administrator.call(() -> people.add(name, Role.OPERATOR));
      Person person = person(name);
      String secret = "secret of " + name;
      Task task = new Task(Kind.SIGN_IN, UUID.randomUUID().toString());
      rows.add(
          new SharedGrant(task, new Actor(person.id(), name), secret, Life.WEEK, clock.instant()));
      assertThat(rows.find(secret)).isPresent();

      administrator.call(
          () -> {
            if (disabled) {
              people.disable(person.id(), person.version());
            } else {
              people.changeRole(person.id(), person.version(), Role.AUDITOR);
            }
            return null;
          });

      assertThat(rows.find(secret)).isEmpty();
    }
  }

  @Test
  void isOfferedForWhatCanBeDoneByOthersAlone() throws Exception {
    String draft = atSignIn();
    assertThatThrownBy(() -> made(Kind.CONSENT, draft))
        .isInstanceOfSatisfying(
            InvalidFieldsException.class,
            invalid ->
                assertThat(invalid.problems())
                    .contains(new FieldProblem("signIn", "EMPTY", List.of())));
    for (int i = 0; i < 10; i++) {
      made(Kind.SIGN_IN, draft);
    }
    assertThatThrownBy(() -> made(Kind.SIGN_IN, draft))
        .isInstanceOfSatisfying(
            InvalidFieldsException.class,
            invalid ->
                assertThat(invalid.problems())
                    .containsExactly(new FieldProblem("link", "TOO_MANY", List.of("10"))));
  }

  @Test
  void letsNobodyLeaveForTheProviderWithoutEnd() throws Exception {
    Made made = made(Kind.SIGN_IN, atSignIn());
    for (int i = 0; i < 50; i++) {
      leave(made);
    }

    assertThatThrownBy(() -> leave(made)).isInstanceOf(LinkGoneException.class);
  }

  @Test
  void tellsTheActivityWhoSentItAndKeepsItsSecretNowhere() throws Exception {
    String draft = atSignIn();
    Made made = made(Kind.SIGN_IN, draft);
    granted(made);
    Made second = made(Kind.SIGN_IN, draft);
    revoke(second);

    List<?> told =
        entities.sql(
            "select action || ' ' || actor || ' ' || detail from audit_row where subject_id = '"
                + draft
                + "'");
    String by = " SIGN_IN by a link of otto, ";
    assertThat(told)
        .map(Object::toString)
        .anyMatch(row -> row.startsWith("grant-link-made otto SIGN_IN until "))
        .anyMatch(row -> row.equals("grant-asked anonymous" + by + made.link().id()))
        .anyMatch(row -> row.equals("grant-link-used anonymous" + by + made.link().id()))
        .anyMatch(row -> row.startsWith("grant-answered anonymous"))
        .anyMatch(row -> row.equals("grant-link-revoked otto" + by + second.link().id()))
        .noneMatch(row -> row.contains(made.secret()));
    assertThat(
            entities.sql("select secret_hash from shared_grant where subject_id = '" + draft + "'"))
        .hasSize(2)
        .map(Object::toString)
        .allMatch(hash -> hash.length() == 64);
    assertThat(made.secret()).hasSize(43);
    assertThat(made.toString()).doesNotContain(made.secret());
  }

  @Test
  void isForgottenADayAfterItEnded() throws Exception {
    Made made = made(Kind.SIGN_IN, atSignIn());
    expire(made);
    rows.removeExpired();
    assertThat(rows.find(made.secret())).isPresent();

    entities.change(
        "update shared_grant set expires_at = expires_at - interval '25' hour where id = '"
            + made.link().id()
            + "'");
    rows.removeExpired();

    assertThat(rows.find(made.secret())).isEmpty();
  }

  private String atSignIn() throws Exception {
    ConnectionDraft found =
        operator.call(
            () ->
                steps.found(
                    new Basics(
                        organization,
                        Workload.of("OKTA"),
                        ApplicationType.SYSTEM,
                        organization + ".okta.test")));
    operator.call(() -> drafts.choose(found.id(), List.of("users-backup")));
    return operator.call(() -> drafts.goTo(found.id(), WizardStep.SIGN_IN)).id();
  }

  private Made made(Kind kind, String id) throws Exception {
    return operator.call(() -> links.make(new Task(kind, id), Life.HALF_AN_HOUR));
  }

  private Link only(Kind kind, String id) throws Exception {
    List<Link> all = operator.call(() -> links.of(new Task(kind, id)));
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private void revoke(Made made) throws Exception {
    operator.call(
        () -> {
          links.revoke(made.link().id());
          return null;
        });
  }

  private void expire(Made made) {
    entities.change(
        "update shared_grant set expires_at = made_at where id = '" + made.link().id() + "'");
  }

  /** The state that the person takes along. */
  private String leave(Made made) throws Exception {
    return state(links.begin(made.secret(), SIGNED_IN, CONSENTED, browser));
  }

  private static String state(URI page) {
    return page.getQuery().replace("state=", "");
  }

  private static Answer code(String state, String code) {
    return new Answer(state, code, null, null, null);
  }

  private Look granted(Made made) throws Exception {
    assertThat(grants.arrive(code(leave(made), organization + " ada"), browser).shareId())
        .isEqualTo(made.link().id());
    Look look = links.finish(made.secret(), browser);
    assertThat(look.trip().end()).isEqualTo(GrantEnd.GRANTED);
    return look;
  }

  private String connected() throws Exception {
    String draft = atSignIn();
    granted(made(Kind.SIGN_IN, draft));
    return operator.call(
        () -> {
          steps.verified(draft);
          return drafts.finish(draft, false);
        });
  }

  private ApplicationDetails application(String connection) throws Exception {
    return operator.call(() -> connections.get(connection)).applications().get(0);
  }

  private Person person(String name) throws Exception {
    return administrator
        .call(() -> people.list(new PeopleFilter(name, null, true, 0, 1)))
        .rows()
        .get(0);
  }

  private void assertGone(String secret, String visitor) {
    assertThatThrownBy(() -> links.look(secret, visitor)).isInstanceOf(LinkGoneException.class);
  }
}

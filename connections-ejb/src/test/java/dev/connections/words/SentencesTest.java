package dev.connections.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.activity.Act;
import dev.connections.console.activity.ActivityRow;
import dev.connections.console.apikeys.UnknownApiKeyException;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connection.ConnectionEvent.Change;
import dev.connections.console.connection.ConnectionInUseException;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.console.people.PersonRefusedException;
import dev.connections.console.people.PersonRefusedException.Reason;
import dev.connections.console.people.UnknownPersonException;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.Verification;
import dev.connections.console.verification.VerificationStep;
import dev.connections.console.workloads.ClientIdForm;
import dev.connections.console.workloads.CloudView;
import dev.connections.console.workloads.WorkloadView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Here there is no server, no page and no catalog: the names of workloads are all that is given.
 */
@Isolated("changes the language of the machine")
class SentencesTest {
  private static final Workload OKTA = Workload.of("OKTA");
  private static final Workload MICROSOFT = Workload.of("MICROSOFT_365");

  /** Comes by a file of the catalog alone, so no sentence is its own. */
  private static final Workload ACME = Workload.of("ACME_MAIL");

  private static final Instant AT = Instant.parse("2026-11-21T14:05:00Z");

  private final Locale machine = Locale.getDefault();
  private final Sentences said = new Sentences(Locale.ENGLISH, SentencesTest::named);

  private static WorkloadView named(Workload workload) {
    if (workload.equals(ACME)) {
      return called(workload, "Acme Mail", "mail domain");
    }
    return workload.equals(OKTA)
        ? called(workload, "Okta", "organization")
        : called(workload, "Microsoft 365", "tenant");
  }

  static WorkloadView called(Workload workload, String title, String organization) {
    return new WorkloadView(
        workload,
        title,
        organization,
        List.of(new CloudView(Cloud.GLOBAL, "Worldwide")),
        List.of(),
        List.of(),
        false,
        false,
        Duration.ZERO,
        false,
        false,
        ClientIdForm.ANY,
        null);
  }

  @AfterEach
  void giveTheMachineItsLanguageBack() {
    Locale.setDefault(machine);
  }

  @Test
  void saysWhatWasFoundInTheWordsOfItsWorkload() {
    FindingCode code = FindingCode.NOT_AN_ORGANIZATION;

    assertThat(said.title(code, "acme.test", OKTA))
        .isEqualTo("acme.test is not an Okta organization");
    assertThat(said.title(code, "acme.test", MICROSOFT))
        .isEqualTo("acme.test is not a Microsoft 365 organization");
    assertThat(said.title(code, "acme.test", ACME))
        .isEqualTo("acme.test leads to no mail domain of Acme Mail");
  }

  @Test
  void saysWhatToDoInTheWordsOfItsWorkload() {
    FindingCode code = FindingCode.APPLICATION_DISABLED;

    assertThat(said.remedy(code, "", ACME))
        .isEqualTo("Switch the app on again in Acme Mail, then verify again.");
    assertThat(said.remedy(code, "", MICROSOFT)).startsWith("In the Microsoft Entra admin center:");
  }

  @Test
  void callsRolesAsTheirProviderShowsThem() {
    assertThat(said.title(FindingCode.ROLE_TOO_NARROW, "HELP_DESK_ADMIN, OTHER", OKTA))
        .isEqualTo("The role is Help Desk Administrator, OTHER, not Super Administrator");
    // Anybody may give a custom role such a name.
    assertThat(said.title(FindingCode.ROLE_TOO_NARROW, "CUSTOM:SUPER_ADMIN", OKTA))
        .isEqualTo("The role is the custom role SUPER_ADMIN, not Super Administrator");
  }

  @Test
  void leadsAReasonByTheApplicationThatItIsAbout() {
    assertThat(said.reason(FindingCode.NO_SCOPE_GRANTED, "", "Backup", OKTA))
        .isEqualTo("Backup: No scope is granted to the app");
    assertThat(said.reason(FindingCode.NO_SCOPE_GRANTED, "", "", OKTA))
        .isEqualTo("No scope is granted to the app");
    assertThat(said.reason(null, "", "Backup", OKTA)).isEmpty();
  }

  @Test
  void callsAStatusAsConnectionsAndAsProfilesDo() {
    assertThat(said.status(Status.NO_ISSUES)).isEqualTo("No issues");
    assertThat(said.profileStatus(Status.NO_ISSUES)).isEqualTo("Connected");
    assertThat(said.status(Status.CRITICAL)).isEqualTo("Critical");
  }

  @Test
  void callsWorkloadsAndTheirCloudsAsTheCatalogDoes() {
    assertThat(said.workload(ACME)).isEqualTo("Acme Mail");
    assertThat(said.cloud(ACME, Cloud.GLOBAL)).isEqualTo("Worldwide");
    assertThat(said.type(ApplicationType.CUSTOM)).isEqualTo("Custom app");
  }

  @Test
  void putsNeighboursThatWentWellIntoOneStep() {
    List<StepLine> lines =
        said.steps(
            run(
                step(StepCode.SCOPE, "okta.users.read", StepOutcome.OK, null),
                step(StepCode.SCOPE, "okta.groups.read", StepOutcome.OK, null),
                step(
                    StepCode.SCOPE,
                    "okta.apps.read",
                    StepOutcome.FAILED,
                    FindingCode.SCOPE_MISSING)),
            OKTA);

    assertThat(lines)
        .extracting(StepLine::getTitle)
        .containsExactly("2 scopes are granted", "Scope okta.apps.read is not granted");
    assertThat(lines)
        .extracting(StepLine::getMore)
        .containsExactly(
            "okta.users.read, okta.groups.read",
            "In Okta, as a Super Administrator: your service app, Okta API Scopes,"
                + " okta.apps.read, Grant.");
  }

  @Test
  void putsWhatHasOneCauseIntoOneStep() {
    List<StepLine> lines =
        said.steps(
            run(
                step(StepCode.SCOPE, "okta.users.read", StepOutcome.FAILED, null),
                step(StepCode.SCOPE, "okta.groups.read", StepOutcome.FAILED, null),
                step(StepCode.PROBE, "okta.users.read", StepOutcome.FAILED, null, "ROLE_MISSING"),
                step(StepCode.PROBE, "okta.groups.read", StepOutcome.FAILED, null, "ROLE_MISSING"),
                step(
                    StepCode.PROBE,
                    "okta.apps.read",
                    StepOutcome.ATTENTION,
                    null,
                    "ROLE_TOO_NARROW"),
                step(StepCode.PROBE, "okta.logs.read", StepOutcome.OK, null)),
            OKTA);

    assertThat(lines)
        .extracting(StepLine::getTitle)
        .containsExactly(
            "2 scopes are not granted",
            "2 calls show nothing, since no administrator role is assigned",
            "The role of the app does not cover a call with okta.apps.read",
            "A call with okta.logs.read works");
    assertThat(lines.get(1).getMore()).isEqualTo("okta.users.read, okta.groups.read");
    assertThat(lines.get(2).getMore()).isEqualTo("See what is said of the administrator role.");
  }

  /** Its detail is that of the finding which the earlier call has, such as seconds to wait. */
  @Test
  void saysOfACallThatMetWhatAnEarlierOneDidWhereThatIsSaid() {
    List<StepLine> lines =
        said.steps(
            run(step(StepCode.PROBE, "okta.logs.read", StepOutcome.COULD_NOT_VERIFY, null, "30")),
            OKTA);

    assertThat(lines.get(0).getMore())
        .isEqualTo("An earlier call met the same; see what is said there.");
  }

  @Test
  void saysInAStepWhatElseIsKnown() {
    List<StepLine> lines =
        said.steps(
            run(
                step(StepCode.CREDENTIAL, "", StepOutcome.OK, null, "DPoP"),
                step(
                    StepCode.PERMISSION,
                    "Mail.Read",
                    StepOutcome.FAILED,
                    FindingCode.PERMISSION_MISSING,
                    "Mailboxes")),
            ACME);

    assertThat(lines)
        .extracting(StepLine::getTitle)
        .containsExactly(
            "Key accepted, with proof of possession (DPoP)", "Permission Mail.Read is missing");
    assertThat(lines.get(1).getMore())
        .isEqualTo(
            "Needed for Mailboxes. Add the permission Mail.Read to the app, and let an"
                + " administrator consent to it.");
    assertThat(lines.get(0).getDuration()).isEqualTo("12 ms");
  }

  @Test
  void saysWhatACodeOfTheProviderMeansAndNamesOneThatIsNew() {
    List<StepLine> lines =
        said.steps(
            run(
                step(
                    StepCode.CREDENTIAL,
                    "Microsoft Graph",
                    StepOutcome.FAILED,
                    FindingCode.POLICY_BLOCKED,
                    "AADSTS530003"),
                step(
                    StepCode.CREDENTIAL,
                    "Microsoft Graph",
                    StepOutcome.FAILED,
                    FindingCode.POLICY_BLOCKED,
                    "AADSTS530099")),
            MICROSOFT);

    assertThat(lines)
        .extracting(StepLine::getTitle)
        .containsOnly("A policy of the tenant blocks the app at Microsoft Graph");
    assertThat(lines.get(0).getMore())
        .startsWith("AADSTS530003: the policy asks for a managed device, which an app does not")
        .contains("Service principal sign-ins", "exclude the app from it");
    assertThat(lines.get(1).getMore()).startsWith("Microsoft calls it AADSTS530099. ");
  }

  @Test
  void saysHowFarAVerificationIs() {
    VerificationStep step = step(StepCode.ORGANIZATION, "", StepOutcome.OK, null);

    assertThat(
            said.progress(new Verification("1", true, Status.PENDING, AT, "anna", List.of(step))))
        .isEqualTo("1 step finished");
    assertThat(said.progress(run(step))).isEqualTo("Verification finished: Connected");
    assertThat(said.running(ACME)).startsWith("Verifying with Acme Mail.");
    assertThat(said.says(MICROSOFT)).isEqualTo("Microsoft says:");
  }

  @Test
  void saysWhatWasDone() {
    assertThat(said.act(Act.CONNECTION_REMOVED.code()))
        .isEqualTo("Connection deleted, can be restored");
    assertThat(said.act("of-another-version")).isEqualTo("of-another-version");
    assertThat(said.actor("system")).isEqualTo("Connections itself");
    assertThat(said.actor("anna")).isEqualTo("anna");
    assertThat(said.subjectKind("profile-draft")).isEqualTo("Profile not yet saved");
    assertThat(said.result("REFUSED")).isEqualTo("Refused");
    assertThat(said.detail(act("profile-verified", "CRITICAL"))).isEqualTo("Critical");
    assertThat(said.detail(act("connection-renamed", "CRITICAL"))).isEqualTo("CRITICAL");
  }

  @Test
  void tellsAHistoryWithWhatBecameOfAStatus() {
    Change change =
        new Change("Backup", Status.NO_ISSUES, Status.CRITICAL, FindingCode.CLIENT_NOT_FOUND, "");

    assertThat(
            said.event(
                new ConnectionEvent(AT, "anna", Act.APPLICATION_RENAMED, "Backup", "Old", null),
                ACME))
        .isEqualTo("Application Backup renamed; it was called Old");
    assertThat(
            said.event(
                new ConnectionEvent(AT, "system", Act.STATUS_CHANGED, "Acme", "", change), ACME))
        .isEqualTo("Backup: Critical. Acme Mail does not know this client ID");
  }

  @Test
  void saysWhatIsWrongWithAFieldInTheTermsOfItsForm() {
    FieldProblem name = new FieldProblem("name", "EMPTY", List.of());

    assertThat(said.problem(Form.PROFILE, name, OKTA)).isEqualTo("Enter a name for the profile.");
    assertThat(said.problem(Form.CONNECTION, name, null)).isEqualTo("Enter a name.");
    assertThat(said.problem(Form.WIZARD, name, null)).isEqualTo("Enter a name for the connection.");
    assertThat(
            said.problem(
                Form.ACCOUNT, new FieldProblem("password", "TOO_SHORT", List.of("12")), null))
        .isEqualTo("A password has at least 12 characters. Add a word or two.");
  }

  @Test
  void saysWhyNobodyCanBeSentToSignIn() {
    assertThat(
            said.problem(Form.WIZARD, new FieldProblem("signIn", "UNREACHABLE", List.of()), ACME))
        .startsWith("Acme Mail could not be reached. Verify again in a few minutes.");
    assertThat(said.problem(Form.WIZARD, new FieldProblem("signIn", "NOT_SET_UP", List.of()), ACME))
        .startsWith("The system app of Acme Mail is not set up here any more.");
    assertThat(said.problem(Form.WIZARD, new FieldProblem("signIn", "NOT_A_CODE", List.of()), ACME))
        .startsWith("This value is not accepted.");
  }

  @Test
  void saysOfAnOrganizationInTheWizardWhatAProfileSaysOfItsDomain() {
    assertThat(
            said.problem(
                Form.WIZARD,
                new FieldProblem("organization", "BARE_WORD", List.of("acme.okta.com")),
                OKTA))
        .isEqualTo("Enter the whole domain. Did you mean acme.okta.com?");
    assertThat(
            said.problem(
                Form.WIZARD,
                new FieldProblem("organization", "REDIRECTED", List.of("acme.test", "evil.test")),
                ACME))
        .isEqualTo(
            "Acme Mail answered with another address. It leads to evil.test. Connections does not"
                + " follow to other hosts with a credential. Enter what Acme Mail shows as the"
                + " address or ID of your mail domain. If that is what you entered, ask the person"
                + " who runs Connections whether a proxy answered.");
  }

  @Test
  void hasAGeneralSentenceForAProblemThatItDoesNotKnow() {
    FieldProblem later = new FieldProblem("name", "LATER", List.of());

    assertThat(said.problem(Form.PROFILE, later, ACME))
        .isEqualTo(
            "This value is not accepted. Check it against what Acme Mail shows, or enter another.");
    assertThat(said.problem(Form.WIZARD, later, null))
        .isEqualTo(
            "This value is not accepted. Check it against what the provider shows, or enter"
                + " another.");
    assertThat(said.problem(Form.ACCOUNT, later, null))
        .isEqualTo("This value is not accepted. Enter another.");
  }

  @Test
  void saysWhyAKeyIsRefused() {
    KeyRefusedException refused = new KeyRefusedException(KeyRefusal.TOO_SHORT, "1024", "2048");

    assertThat(said.refusal(Form.PROFILE, refused, OKTA))
        .isEqualTo(
            "The key is too short (1024 bits). Generate one in Okta with 2048 bits or more.");
    assertThat(said.refusal(Form.PROFILE, refused, ACME))
        .isEqualTo("The key is too short (1024 bits). Generate one with 2048 bits or more.");
  }

  @Test
  void saysWhyAConnectionStaysAsItIs() {
    assertThat(
            said.refusal(
                Form.CONNECTION, new ConnectionInUseException(List.of("Nightly", "Weekly")), null))
        .isEqualTo(
            "The connection was not deleted, since 2 connectors use it: Nightly, Weekly. Unlink"
                + " them first.");
    assertThat(
            said.refusal(
                Form.CONNECTION,
                new CapabilityNeededException(List.of("Mail"), List.of("Nightly")),
                null))
        .startsWith("Nothing was changed, since Nightly needs Mail,");
    assertThat(said.refusal(Form.CONNECTION, new ChangedMeanwhileException("anna", AT), null))
        .startsWith("Nothing was changed, since anna changed the same at 21 Nov 2026, 14:05 UTC.");
    assertThat(said.refusal(Form.CONNECTION, new UnknownConnectionException("1"), null))
        .isEqualTo("Nothing was changed, since this is no longer there. Somebody removed it.");
  }

  @Test
  void saysWhyTheWizardDoesNotGoOn() {
    assertThat(said.refusal(Form.WIZARD, new OrganizationTakenException("1", "Acme", false), null))
        .isEqualTo(
            "Each organization has one connection, which many connectors share. It is called Acme."
                + " You can add an application to it instead.");
    assertThat(said.refusal(Form.WIZARD, new OrganizationTakenException("1", "Acme", true), null))
        .startsWith("The connection Acme of this organization was removed");
    assertThat(said.refusal(Form.WIZARD, new ProfileInUseException(List.of("Acme")), null))
        .startsWith("This profile is used by Acme already");
    assertThat(said.refusal(Form.WIZARD, new TooManyDraftsException(20), null))
        .startsWith("You have 20 open drafts.");
    assertThat(said.refusal(Form.WIZARD, new UnknownConnectionException("1"), null))
        .startsWith("This connection is no longer there");
    assertThat(said.refusal(Form.WIZARD, new DraftGoneException(), null))
        .startsWith("This draft is no longer there");
  }

  @Test
  void saysWhyAPersonIsNotChanged() {
    assertThat(
            said.refusalOf(
                Form.ACCOUNT, "Ada", new PersonRefusedException(Reason.LAST_ADMINISTRATOR)))
        .startsWith("Ada is the last administrator who can sign in with a password.");
    assertThat(said.refusalOf(Form.ACCOUNT, "Ada", new ChangedMeanwhileException("Bob", AT)))
        .startsWith("Ada was changed by Bob meanwhile.");
    assertThat(said.refusalOf(Form.ACCOUNT, "Ada", new UnknownPersonException("1")))
        .startsWith("Ada was removed meanwhile.");
  }

  @Test
  void saysWhyAKeyIsNotChanged() {
    assertThat(said.refusalOf(Form.API_KEY, "Export", new ChangedMeanwhileException("Bob", AT)))
        .startsWith("Export was renewed by Bob meanwhile.");
    assertThat(said.refusalOf(Form.API_KEY, "Export", new UnknownApiKeyException("1")))
        .startsWith("Export was revoked meanwhile.");
    FieldProblem range = new FieldProblem("days", "RANGE", List.of("366"));
    assertThat(said.refusalOf(Form.API_KEY, "Export", new InvalidFieldsException(List.of(range))))
        .isEqualTo("A key can be used for 1 to 366 days; renew it after that.");
  }

  @Test
  void listsEveryFieldThatIsWrong() {
    InvalidFieldsException invalid =
        new InvalidFieldsException(
            List.of(
                new FieldProblem("name", "EMPTY", List.of()),
                new FieldProblem("clientId", "EMPTY", List.of())));

    assertThat(said.refusal(Form.PROFILE, invalid, OKTA))
        .isEqualTo("Enter a name for the profile. Enter the client ID of the app.");
  }

  @Test
  void saysOfWhatIsGoneWhatTheFormCallsIt() {
    assertThat(said.refusal(Form.PROFILE, new UnknownProfileException("1"), OKTA))
        .isEqualTo("This profile is no longer there. Somebody deleted it.");
    assertThat(said.refusal(Form.PROFILE, new DraftGoneException(), OKTA))
        .startsWith("This input is no longer there");
  }

  @Test
  void speaksTheLanguageThatIsAskedForAndNotThatOfTheMachine() {
    Locale.setDefault(Locale.GERMANY);

    assertThat(new Sentences(Locale.ENGLISH, SentencesTest::named).at(AT))
        .isEqualTo("21 Nov 2026, 14:05 UTC");
  }

  private static VerificationStep step(
      StepCode code, String subject, StepOutcome outcome, FindingCode finding, String... details) {
    return new VerificationStep(code, subject, outcome, finding, List.of(details), "", 12);
  }

  private static Verification run(VerificationStep... steps) {
    return new Verification("1", false, Status.NO_ISSUES, AT, "anna", List.of(steps));
  }

  private static ActivityRow act(String action, String detail) {
    return new ActivityRow(
        "1", AT, "a", "anna", "", action, "profile", "2", "Acme", "DONE", detail);
  }
}

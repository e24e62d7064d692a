package dev.connections.onboarding;

import static dev.connections.onboarding.WizardInContainer.anOrganization;
import static dev.connections.onboarding.WizardInContainer.basics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.ApplicationType;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.profile.PretendProviderInContainer;
import dev.connections.profile.ProfileRowsInContainer;
import dev.connections.profile.ProfilesInContainer;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ConnectionDraftsIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private ConnectionDrafts drafts;
  @EJB private ConnectionProfiles profiles;
  @EJB private ProfileDrafts profileDrafts;
  @Inject private WizardInContainer steps;
  @Inject private ProfilesInContainer profileSteps;
  @Inject private PretendProviderInContainer provider;
  @Inject private ProfileRowsInContainer rows;
  @Inject private ExpiredDrafts expired;
  @Inject private AsOperator operator;
  @Inject private AsAdministrator administrator;
  @Inject private EntitiesInContainer entities;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService threads;

  private final String organization = anOrganization();
  private final String clientId = "0oa" + organization;

  @Test
  void makesAConnectionWithItsApplicationAndProfile() throws Exception {
    String id = operator.call(() -> steps.connected(organization));

    assertThat(row("select name, organization_id, workload from connection where id = '%s'", id))
        .containsExactly(organization, "org-" + organization + ".okta.test", "OKTA");
    assertThat(row("select name, client_id, type from application where connection_id = '%s'", id))
        .containsExactly(organization + " backup", clientId, "CUSTOM");
    assertThat(
            column(
                "select c.code from application_capability c join application a"
                    + " on a.id = c.application_id where a.connection_id = '%s'",
                id))
        .containsExactly("org-access");
    assertThat(
            row("select status, applications from connection_state where connection_id = '%s'", id)
                .get(0))
        .isEqualTo("NO_ISSUES");
    assertThat(column("select action from audit_row where subject_id = '%s'", id))
        .containsExactly("connection-created");
  }

  @Test
  void keepsWhatWasTypedValidOrNot() throws Exception {
    Basics odd = basics(" ", "no domain at all");
    String id = operator.call(() -> drafts.create().id());

    operator.call(() -> drafts.update(id, odd));

    ConnectionDraft kept = operator.call(() -> drafts.get(id));
    assertThat(kept.basics()).isEqualTo(odd);
    assertThat(kept.furthest()).isEqualTo(WizardStep.BASICS);
    assertThat(operator.call(() -> drafts.open())).extracting(ConnectionDraft::id).contains(id);
  }

  @Test
  void saysOfEveryFieldWhatIsWrongWithIt() throws Exception {
    String id = operator.call(() -> drafts.create().id());
    Basics system = new Basics("", null, ApplicationType.SYSTEM, "");
    operator.call(() -> drafts.update(id, system));

    assertThat(problems(() -> drafts.findOrganization(id)))
        .containsExactly("name EMPTY", "workload EMPTY");
    operator.call(() -> drafts.update(id, basics("x".repeat(101), "acme.example")));
    assertThat(problems(() -> drafts.findOrganization(id)))
        .containsExactly("name TOO_LONG", "organization NOT_A_HOST");
    operator.call(() -> drafts.update(id, basics(organization, "nobody.okta.test")));
    assertThat(problems(() -> drafts.findOrganization(id)))
        .containsExactly("organization ORGANIZATION_NOT_FOUND");
    operator.call(() -> drafts.update(id, basics(organization)));
    operator.call(() -> drafts.findOrganization(id));
    operator.call(() -> drafts.goTo(id, WizardStep.APP_DETAILS));
    operator.call(() -> drafts.describe(id, "", "not an id", null));
    assertThat(problems(() -> drafts.goTo(id, WizardStep.CONSENT)))
        .containsExactly("applicationName EMPTY", "clientId MALFORMED", "key EMPTY");
  }

  @Test
  void goesBackWithoutLosingAnything() throws Exception {
    String id = operator.call(() -> steps.filled(basics(organization), clientId).id());

    operator.call(() -> drafts.goTo(id, WizardStep.BASICS));
    ConnectionDraft again = operator.call(() -> drafts.goTo(id, WizardStep.REVIEW));

    assertThat(again.clientId()).isEqualTo(clientId);
    assertThat(again.profile().credential()).isNotNull();
    assertThat(again.capabilities()).containsExactly("org-access");
  }

  @Test
  void addsTheMandatoryCapabilitiesAndLeavesUnknownOnesOut() throws Exception {
    String id = operator.call(() -> steps.found(basics(organization)).id());

    assertThat(operator.call(() -> steps.chosen(id, "no-such-thing")))
        .containsExactly("org-access");
  }

  @Test
  void finishesOnceHoweverOftenAndFromHoweverManyTabs() throws Exception {
    String id = operator.call(() -> steps.filled(basics(organization), clientId).id());
    operator.call(() -> steps.verified(id));

    List<Future<String>> tabs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      tabs.add(threads.submit(() -> operator.call(() -> drafts.finish(id, false))));
    }
    Set<String> made = new HashSet<>();
    for (Future<String> tab : tabs) {
      made.add(tab.get());
    }

    assertThat(made).hasSize(1);
    assertThat(operator.call(() -> drafts.finish(id, false))).isIn(made);
    assertThat(operator.call(() -> drafts.get(id)).savedAs()).isIn(made);
    assertThat(connectionsOfTheOrganization()).hasSize(1);
    assertThatThrownBy(() -> operator.call(() -> drafts.update(id, basics(organization))))
        .isInstanceOf(DraftGoneException.class);
  }

  @Test
  void makesOneConnectionOfTwoDraftsForOneOrganization() throws Exception {
    String one = operator.call(() -> steps.filled(basics(organization), clientId).id());
    String host = "login." + organization + ".test";
    String other =
        administrator.call(
            () -> steps.filled(basics(organization + " 2", host), clientId + "b").id());

    Future<String> first = threads.submit(() -> operator.call(() -> drafts.finish(one, true)));
    Future<String> second =
        threads.submit(() -> administrator.call(() -> drafts.finish(other, true)));
    List<Throwable> refused = new ArrayList<>();
    for (Future<String> finish : List.of(first, second)) {
      try {
        finish.get();
      } catch (java.util.concurrent.ExecutionException failed) {
        refused.add(failed.getCause());
      }
    }

    assertThat(refused).singleElement().isInstanceOf(OrganizationTakenException.class);
    assertThat(connectionsOfTheOrganization()).hasSize(1);
    assertThat(
            column(
                "select id from application_connection_profile where client_id like '%s%%'",
                clientId))
        .hasSize(1);
  }

  @Test
  void namesTheConnectionThatTheOrganizationHasAlready() throws Exception {
    String id = operator.call(() -> steps.connected(organization));
    Basics again = basics("Another name", "login." + organization + ".test");

    OrganizationTakenException taken =
        catchThrowableOfType(
            OrganizationTakenException.class, () -> operator.call(() -> steps.found(again)));

    assertThat(taken.connectionId()).isEqualTo(id);
    assertThat(taken.connectionName()).isEqualTo(organization);
    assertThat(taken.removed()).isFalse();
  }

  @Test
  void refusesANameThatAnotherConnectionHas() throws Exception {
    operator.call(() -> steps.connected(organization));
    String id = operator.call(() -> drafts.create().id());
    operator.call(
        () ->
            drafts.update(id, basics(organization.toUpperCase(), anOrganization() + ".okta.test")));

    assertThat(problems(() -> drafts.findOrganization(id))).containsExactly("name TAKEN");
  }

  @Test
  void storesNothingOfARefusedCredentialUnlessAskedTo() throws Exception {
    provider.find(clientId, FindingCode.KEY_MISMATCH);
    String id = operator.call(() -> steps.filled(basics(organization), clientId).id());
    operator.call(() -> steps.verified(id));

    assertThatThrownBy(() -> operator.call(() -> drafts.finish(id, false)))
        .isInstanceOf(NotVerifiedException.class);
    assertThat(connectionsOfTheOrganization()).isEmpty();
    assertThat(
            column(
                "select id from application_connection_profile where client_id = '%s'", clientId))
        .isEmpty();

    String made = operator.call(() -> drafts.finish(id, true));
    assertThat(column("select status from connection_state where connection_id = '%s'", made))
        .containsExactly("CRITICAL");
  }

  @Test
  void doesNotTakeAnOldResultForWhatWasChangedSince() throws Exception {
    String id = operator.call(() -> steps.filled(basics(organization), clientId).id());
    operator.call(() -> steps.verified(id));
    operator.call(() -> drafts.describe(id, "Backup", clientId + "b", null));

    assertThatThrownBy(() -> operator.call(() -> drafts.finish(id, false)))
        .isInstanceOf(NotVerifiedException.class);
  }

  @Test
  void leavesNothingOfADiscardedDraft() throws Exception {
    ConnectionDraft draft = operator.call(() -> steps.filled(basics(organization), clientId));

    operator.call(() -> discarded(draft.id()));
    operator.call(() -> discarded(draft.id()));

    assertThatThrownBy(() -> operator.call(() -> drafts.get(draft.id())))
        .isInstanceOf(DraftGoneException.class);
    assertThat(column("select id from profile_key where draft_id = '%s'", draft.profile().id()))
        .isEmpty();
  }

  @Test
  void forgetsADraftAfterItsDay() throws Exception {
    ConnectionDraft draft = operator.call(() -> steps.filled(basics(organization), clientId));

    rows.endTheDayOf(draft.id());

    assertThatThrownBy(() -> operator.call(() -> drafts.finish(draft.id(), true)))
        .isInstanceOf(DraftGoneException.class);
    expired.remove();
    assertThat(column("select id from connection_draft where id = '%s'", draft.id())).isEmpty();
    assertThat(column("select id from profile_key where draft_id = '%s'", draft.profile().id()))
        .isEmpty();
  }

  @Test
  void asksForTheCredentialAgainAfterItsHourAndForNothingElse() throws Exception {
    ConnectionDraft draft = operator.call(() -> steps.filled(basics(organization), clientId));
    rows.endTheHourOf(draft.profile().id());

    ConnectionDraft later = operator.call(() -> drafts.get(draft.id()));

    assertThat(later.profile()).isNull();
    assertThat(later.furthest()).isEqualTo(WizardStep.APP_DETAILS);
    assertThat(problems(() -> drafts.finish(draft.id(), true))).containsExactly("key EMPTY");
    ConnectionDraft again = operator.call(() -> drafts.goTo(draft.id(), WizardStep.APP_DETAILS));
    assertThat(again.clientId()).isEqualTo(clientId);
    assertThat(again.profile().fields().clientId()).isEqualTo(clientId);
    assertThat(again.profile().credential()).isNull();
  }

  @Test
  void showsEachPersonTheirOwnDraftsAlone() throws Exception {
    String id = operator.call(() -> steps.found(basics(organization)).id());

    assertThatThrownBy(() -> administrator.call(() -> drafts.get(id)))
        .isInstanceOf(DraftGoneException.class);
    assertThat(administrator.call(() -> drafts.open()))
        .extracting(ConnectionDraft::id)
        .doesNotContain(id);
  }

  @Test
  void opensNoSecondEmptyDraftAndAtMostFifty() throws Exception {
    String empty = administrator.call(() -> drafts.create().id());
    assertThat(administrator.call(() -> drafts.create().id())).isEqualTo(empty);

    List<String> made = new ArrayList<>();
    try {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 51; i++) {
                  String id = administrator.call(() -> drafts.create().id());
                  made.add(id);
                  administrator.call(() -> drafts.update(id, basics("typed", "")));
                }
              })
          .isInstanceOf(TooManyDraftsException.class);
    } finally {
      for (String id : made) {
        administrator.call(() -> discarded(id));
      }
    }
  }

  @Test
  void turnsAProfileThatStandsAloneIntoAConnection() throws Exception {
    ProfileDetails profile =
        operator.call(() -> profileSteps.saved(ProfilesInContainer.anApplication()));

    ConnectionDraft begun = operator.call(() -> drafts.fromProfile(profile.id()));
    String name = "Of " + profile.fields().name();
    operator.call(() -> drafts.update(begun.id(), basics(name, begun.basics().organization())));
    operator.call(() -> drafts.findOrganization(begun.id()));
    operator.call(() -> drafts.goTo(begun.id(), WizardStep.REVIEW));
    operator.call(() -> steps.verified(begun.id()));
    String made = operator.call(() -> drafts.finish(begun.id(), false));

    assertThat(column("select profile_id from application where connection_id = '%s'", made))
        .containsExactly(profile.id());
    assertThat(operator.call(() -> profiles.get(profile.id())).usedBy()).hasSize(1);
  }

  @Test
  void leavesAProfileAloneOnceItsDraftIsForAnotherOrganization() throws Exception {
    String profile =
        operator.call(() -> profileSteps.saved(ProfilesInContainer.anApplication()).id());
    ProfileDetails before = operator.call(() -> profiles.get(profile));
    String id = operator.call(() -> drafts.fromProfile(profile).id());
    String itsOwn = before.fields().domain();
    operator.call(() -> drafts.update(id, basics(organization, itsOwn)));
    operator.call(() -> drafts.findOrganization(id));
    operator.call(() -> drafts.goTo(id, WizardStep.APP_DETAILS));

    operator.call(() -> drafts.update(id, basics(organization)));
    operator.call(() -> drafts.findOrganization(id));
    operator.call(() -> steps.described(id, organization + " backup", clientId));
    operator.call(() -> steps.verified(id));
    String made = operator.call(() -> drafts.finish(id, false));

    assertThat(column("select profile_id from application where connection_id = '%s'", made))
        .hasSize(1)
        .doesNotContain(profile);
    ProfileDetails after = operator.call(() -> profiles.get(profile));
    assertThat(after.fields()).isEqualTo(before.fields());
    assertThat(after.credentials()).isEqualTo(before.credentials());
    assertThat(after.usedBy()).isEmpty();
  }

  @Test
  void usesAnExistingProfileAndSaysWhenAnotherApplicationTookIt() throws Exception {
    ProfileDetails profile =
        operator.call(() -> profileSteps.saved(ProfilesInContainer.anApplication()));
    String name = "Of " + profile.fields().name();
    ConnectionDraft begun = operator.call(() -> drafts.fromProfile(profile.id()));
    operator.call(() -> drafts.update(begun.id(), basics(name, begun.basics().organization())));
    operator.call(() -> drafts.findOrganization(begun.id()));
    operator.call(() -> drafts.goTo(begun.id(), WizardStep.REVIEW));
    operator.call(() -> steps.verified(begun.id()));
    String other =
        administrator.call(
            () -> steps.found(basics(name + " 2", begun.basics().organization())).id());
    administrator.call(() -> drafts.goTo(other, WizardStep.APP_DETAILS));
    assertThat(administrator.call(() -> drafts.usableProfiles(other)))
        .extracting(ProfileRow::id)
        .contains(profile.id());
    ConnectionDraft described =
        administrator.call(() -> drafts.describe(other, "Second", "typed", profile.id()));
    assertThat(described.clientId()).isEqualTo(profile.fields().clientId());
    assertThat(described.profile().credential()).isNotNull();

    operator.call(() -> drafts.finish(begun.id(), false));

    assertThat(administrator.call(() -> drafts.get(other)).furthest())
        .isEqualTo(WizardStep.APP_DETAILS);
    InvalidFieldsException refused =
        catchThrowableOfType(
            InvalidFieldsException.class,
            () -> administrator.call(() -> drafts.goTo(other, WizardStep.CONSENT)));
    assertThat(refused.problems())
        .extracting(p -> p.field() + " " + p.code())
        .containsExactly("profile IN_USE");
  }

  @Test
  void keepsTheProfileOfAnApplicationInItsOrganization() throws Exception {
    String made = operator.call(() -> steps.connected(organization));
    String profile =
        (String)
            column("select profile_id from application where connection_id = '%s'", made).get(0);
    ProfileDraft edit = operator.call(() -> profileDrafts.edit(profile));

    assertThat(problems(() -> moved(edit, anOrganization() + ".okta.test", true)))
        .containsExactly("domain OTHER_ORGANIZATION");
    assertThat(problems(() -> moved(edit, anOrganization() + ".okta.test", false)))
        .containsExactly("domain OTHER_ORGANIZATION");
    ProfileDetails kept = operator.call(() -> moved(edit, "login." + organization + ".test", true));
    assertThat(kept.organization().id()).isEqualTo("org-" + organization + ".okta.test");
  }

  /** Saves the profile with a key of its own for another domain. */
  private ProfileDetails moved(ProfileDraft edit, String domain, boolean verified)
      throws Exception {
    ProfileFields fields =
        new ProfileFields(organization, "", Workload.of("OKTA"), domain, clientId);
    profileDrafts.update(edit.id(), fields);
    profileDrafts.generateKey(edit.id(), KeyAlgorithm.EC_P256);
    if (verified) {
      profileDrafts.verify(edit.id());
      steps.ended(edit.id());
    }
    return profileDrafts.save(edit.id(), true);
  }

  @Test
  void addsAnApplicationToAConnection() throws Exception {
    String connection = operator.call(() -> steps.connected(organization));

    ConnectionDraft begun = operator.call(() -> drafts.addApplication(connection));
    assertThat(begun.step()).as("where both kinds are offered").isEqualTo(WizardStep.BASICS);
    assertThat(operator.call(() -> drafts.findOrganization(begun.id())).step())
        .isEqualTo(WizardStep.CAPABILITIES);
    operator.call(() -> steps.described(begun.id(), "Second", clientId + "b"));
    operator.call(
        () -> drafts.describe(begun.id(), organization + " BACKUP", clientId + "b", null));
    assertThat(problems(() -> drafts.finish(begun.id(), true)))
        .containsExactly("applicationName TAKEN");
    operator.call(() -> drafts.describe(begun.id(), "Second", clientId + "b", null));
    operator.call(() -> steps.verified(begun.id()));

    assertThat(operator.call(() -> drafts.finish(begun.id(), false))).isEqualTo(connection);
    assertThat(
            column(
                "select name from application where connection_id = '%s' order by name",
                connection))
        .containsExactly("Second", organization + " backup");
  }

  private List<?> connectionsOfTheOrganization() {
    return column(
        "select id from connection where organization_host = '%s'", organization + ".okta.test");
  }

  private boolean discarded(String id) {
    drafts.discard(id);
    return true;
  }

  private List<String> problems(Callable<?> call) {
    InvalidFieldsException invalid =
        catchThrowableOfType(InvalidFieldsException.class, () -> operator.call(call));
    return invalid.problems().stream().map(p -> p.field() + " " + p.code()).toList();
  }

  private List<Object> row(String sql, String id) {
    return List.of((Object[]) entities.sql(String.format(sql, id)).get(0));
  }

  private List<Object> column(String sql, String id) {
    return List.copyOf(entities.sql(String.format(sql, id)));
  }
}

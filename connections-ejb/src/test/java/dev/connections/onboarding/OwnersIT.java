package dev.connections.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.console.DraftGoneException;
import dev.connections.console.Role;
import dev.connections.console.grant.SharedGrants.Kind;
import dev.connections.console.grant.SharedGrants.Life;
import dev.connections.console.grant.SharedGrants.Task;
import dev.connections.console.people.People;
import dev.connections.console.people.PeopleFilter;
import dev.connections.console.people.Person;
import dev.connections.container.AsAdministrator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.container.OneTransactionInContainer;
import dev.connections.profile.WizardProfiles;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What belongs to a person belongs to the account, since names come back. */
@ExtendWith(ArquillianExtension.class)
public class OwnersIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @Inject private People people;
  @Inject private WizardDraftRows drafts;
  @Inject private WizardProfiles profileDrafts;
  @Inject private ConsentRequests consents;
  @Inject private SharedGrantRows links;
  @Inject private OneTransactionInContainer transaction;
  @Inject private AsAdministrator administrator;
  @Inject private EntitiesInContainer entities;
  @Inject private Clock clock;

  private final String name = "person " + UUID.randomUUID();

  @Test
  void aDraftIsForNobodyElseOfItsOwnersName() throws Exception {
    Actor owner = added();
    Actor namesake = new Actor("principal:" + name, name);
    WizardDraft draft = begun(owner);

    assertThat(drafts.open(owner)).extracting(WizardDraft::id).containsExactly(draft.id());
    assertThat(drafts.open(namesake)).isEmpty();
    assertThatThrownBy(() -> drafts.get(draft.id(), namesake))
        .isInstanceOf(DraftGoneException.class);
  }

  @Test
  void allThatOnlyAPersonCouldSeeGoesWithTheAccount() throws Exception {
    Actor owner = added();
    WizardDraft draft = begun(owner);
    transaction.call(() -> profileDrafts.open(owner, Workload.of("OKTA")));
    consents.forDraft(draft.id(), owner);
    links.add(
        new SharedGrant(
            new Task(Kind.SIGN_IN, draft.id()),
            owner,
            "of " + owner.id(),
            Life.WEEK,
            clock.instant()));
    assertThat(rows("connection_draft", owner)).isOne();
    assertThat(rows("profile_draft", owner)).isOne();
    assertThat(rows("consent_request", owner)).isOne();
    assertThat(rows("shared_grant", owner)).isOne();

    remove(owner);

    assertThat(rows("connection_draft", owner)).isZero();
    assertThat(rows("profile_draft", owner)).isZero();
    assertThat(rows("consent_request", owner)).isZero();
    assertThat(rows("shared_grant", owner)).isZero();
  }

  @Test
  void aNewPersonOfAnOldNameFindsNothingOfTheOldOne() throws Exception {
    Actor old = added();
    begun(old);
    remove(old);

    Actor next = added();

    assertThat(next.name()).isEqualTo(old.name());
    assertThat(next.id()).isNotEqualTo(old.id());
    assertThat(drafts.open(next)).isEmpty();
  }

  private WizardDraft begun(Actor owner) throws Exception {
    return transaction.call(
        () -> {
          WizardDraft draft = WizardDraft.ofNew(owner, clock.instant());
          drafts.add(draft);
          draft.enter(
              WizardInContainer.basics(WizardInContainer.anOrganization()), clock.instant());
          return draft;
        });
  }

  private Actor added() throws Exception {
    administrator.call(() -> people.add(name, Role.OPERATOR));
    return new Actor(person().id(), name);
  }

  private void remove(Actor person) throws Exception {
    administrator.call(
        () -> {
          people.remove(person.id(), person().version());
          return null;
        });
  }

  private Person person() throws Exception {
    PeopleFilter filter = new PeopleFilter(name, null, true, 0, 1);
    return administrator.call(() -> people.list(filter)).rows().get(0);
  }

  private int rows(String table, Actor owner) {
    return entities.sql("select 1 from " + table + " where owner_id = '" + owner.id() + "'").size();
  }
}

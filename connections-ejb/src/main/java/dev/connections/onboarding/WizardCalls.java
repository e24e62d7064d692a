package dev.connections.onboarding;

import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.capability.Catalog;
import dev.connections.connection.NewConnections;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.platform.InTransaction;
import dev.connections.provider.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The transactions before and after a provider is asked about a draft. */
@ApplicationScoped
@InTransaction
class WizardCalls {
  @Inject private WizardDraftRows drafts;
  @Inject private WizardProfileDrafts profileDrafts;
  @Inject private WizardRules rules;
  @Inject private WizardViews views;
  @Inject private NewConnections connections;
  @Inject private Catalog catalog;

  /**
   * What has to be looked for, once all that can be said without asking is right; empty when
   * nothing has to be.
   */
  Optional<Basics> toFind(String id, Actor owner)
      throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.get(id, owner);
    rules.refuse(rules.basics(draft));
    return rules.isOrganizationEntered(draft) ? Optional.of(draft.basics()) : Optional.empty();
  }

  /** Takes the answer over, unless the question was changed meanwhile. */
  ConnectionDraft found(String id, Actor owner, Basics asked, Organization organization)
      throws DraftGoneException, OrganizationTakenException {
    WizardDraft draft = drafts.lock(id, owner);
    Basics now = draft.basics();
    if (Objects.equals(now.workload(), asked.workload())
        && now.organization().equals(asked.organization())) {
      connections.refuseTaken(asked.workload(), organization);
      draft.found(organization);
      choose(draft);
    }
    return views.of(draft);
  }

  /** Where no organization has to be found before a person signs in. */
  ConnectionDraft nothingToFind(String id, Actor owner) throws DraftGoneException {
    WizardDraft draft = drafts.lock(id, owner);
    choose(draft);
    return views.of(draft);
  }

  private void choose(WizardDraft draft) {
    Workload workload = draft.basics().workload();
    if (draft.capabilities().isEmpty()) {
      draft.takeUp(
          draft.ofSystem() ? catalog.systemChoice(workload) : catalog.choice(workload, List.of()));
    }
    draft.goTo(draft.ofSystem() ? WizardStep.ACCOUNT : WizardStep.CAPABILITIES);
  }

  /**
   * Makes what is verified the same as what finishing would store.
   *
   * @return the id of the profile's draft
   */
  String toVerify(String id, Actor owner) throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.lock(id, owner);
    profileDrafts.prepare(draft);
    rules.refuse(rules.before(WizardStep.REVIEW, draft));
    return draft.profileDraftId();
  }
}

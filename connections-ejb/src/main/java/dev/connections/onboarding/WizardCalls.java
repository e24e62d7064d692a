package dev.connections.onboarding;

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

  /** What has to be looked for, once all that can be said without asking is right. */
  Basics toFind(String id, Actor owner) throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.get(id, owner);
    rules.refuse(rules.basics(draft));
    return draft.basics();
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
      if (draft.capabilities().isEmpty()) {
        draft.takeUp(catalog.choice(asked.workload(), List.of()));
      }
      draft.goTo(WizardStep.CAPABILITIES);
    }
    return views.of(draft);
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

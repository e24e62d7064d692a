package dev.connections.onboarding;

import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.application.NewApplication;
import dev.connections.audit.Actor;
import dev.connections.capability.NamedCapabilities;
import dev.connections.connection.NewConnection;
import dev.connections.connection.NewConnections;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.OrganizationView;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.platform.InTransaction;
import dev.connections.platform.InputRules;
import dev.connections.profile.GrantAccount;
import dev.connections.profile.ProfileGrants;
import dev.connections.profile.ProfilesInUse;
import dev.connections.profile.WizardProfiles;
import dev.connections.profile.use.ProfileStanding;
import dev.connections.provider.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Makes a connection of a wizard's draft: profile, connection, application and capabilities in one
 * transaction, or none of them. The draft's lock lets one through at a time; the next ones find it
 * finished and answer what it became.
 */
@ApplicationScoped
class WizardFinish {
  @Inject private WizardDraftRows drafts;
  @Inject private WizardProfileDrafts profileDrafts;
  @Inject private WizardRules rules;
  @Inject private WizardProfiles profiles;
  @Inject private ProfilesInUse applied;
  @Inject private NewConnections connections;
  @Inject private NamedCapabilities capabilities;
  @Inject private ProfileGrants grants;

  @InTransaction
  String finish(String id, Actor owner, boolean evenIfNotWorking)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          OrganizationTakenException,
          ChangedMeanwhileException {
    WizardDraft draft = drafts.lockAny(id, owner);
    if (draft.saved()) {
      return draft.savesAs();
    }
    profileDrafts.prepare(draft);
    rules.refuse(rules.before(WizardStep.REVIEW, draft));
    String profile = profiles.save(draft.profileDraftId(), owner, evenIfNotWorking);
    refuseAnotherOrganization(draft, profile);
    if (draft.connectionId() == null) {
      makeConnection(draft, application(draft, profile));
    } else {
      addApplication(draft, application(draft, profile));
    }
    draft.markSaved();
    return draft.savesAs();
  }

  private void makeConnection(WizardDraft draft, NewApplication application)
      throws InvalidFieldsException, OrganizationTakenException {
    NewConnection wanted =
        new NewConnection(
            draft.savesAs(),
            InputRules.stripped(draft.basics().name()),
            draft.basics().workload(),
            named(draft.organization(), application.profile().id()),
            application);
    connections.refuseTaken(wanted);
    connections.add(wanted, draft.owner());
  }

  /** Public metadata tell no name; a verification reads it. */
  private Organization named(Organization found, String profileId) {
    try {
      OrganizationView verified = applied.details(profileId).organization();
      return verified.name().isEmpty()
          ? found
          : new Organization(
              found.id(),
              found.cloud(),
              verified.host(),
              found.typedHost(),
              verified.name(),
              found.edition());
    } catch (UnknownProfileException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A connection that is gone or was removed takes the draft with it. */
  private void addApplication(WizardDraft draft, NewApplication application)
      throws InvalidFieldsException, DraftGoneException {
    try {
      connections.addApplication(draft.connectionId(), application, draft.owner());
    } catch (UnknownConnectionException removed) {
      throw new DraftGoneException();
    }
  }

  private NewApplication application(WizardDraft draft, String profileId) {
    return new NewApplication(
        draft.basics().type(),
        InputRules.stripped(draft.applicationName()),
        standing(profileId),
        capabilities.known(draft.basics().workload(), draft.capabilities()),
        grants.accountOf(profileId).map(GrantAccount::name).orElse(""));
  }

  private ProfileStanding standing(String profileId) {
    return applied.standings(List.of(profileId)).get(profileId);
  }

  /** Between the first step and the last, a domain may have come to lead to another one. */
  private void refuseAnotherOrganization(WizardDraft draft, String profileId)
      throws InvalidFieldsException {
    String verified = standing(profileId).organizationId();
    if (!verified.isEmpty() && !verified.equals(draft.organization().id())) {
      rules.refuse(
          List.of(
              WizardRules.problem("organization", "CHANGED", draft.organization().id(), verified)));
    }
  }

  /** The profile was changed since it was verified: what is there now has to be verified anew. */
  @InTransaction
  void startOver(String id, Actor owner) throws DraftGoneException {
    WizardDraft draft = drafts.lock(id, owner);
    profileDrafts.forget(draft);
    profileDrafts.prepare(draft);
  }
}

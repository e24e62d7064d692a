package dev.connections.onboarding;

import dev.connections.api.UnknownProfileException;
import dev.connections.application.ConnectedApplication;
import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.platform.InTransaction;
import dev.connections.profile.WizardProfiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether a person may leave for a provider, and what for. */
@ApplicationScoped
@InTransaction
class GrantDepartures {
  @Inject private WizardDraftRows drafts;
  @Inject private WizardRules rules;
  @Inject private GrantSubjects subjects;
  @Inject private WizardProfiles profiles;
  @Inject private CurrentCaller callers;

  GrantSubject ofDraft(String draftId, Actor owner)
      throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.lock(draftId, owner);
    rules.refuse(rules.before(WizardStep.SIGN_IN, draft));
    draft.goTo(WizardStep.SIGN_IN);
    return subjects.ofDraft(draft);
  }

  /** Opens a draft of the application's profile, which holds the new grant until it is tried. */
  GrantSubject ofApplication(String applicationId, Actor owner)
      throws UnknownApplicationException, InvalidFieldsException {
    ConnectedApplication application = subjects.application(applicationId);
    if (!callers.reaches(application.connectionId())) {
      throw new UnknownApplicationException(applicationId);
    }
    try {
      String draftId = profiles.openFor(application.profileId(), owner);
      return subjects.ofApplication(applicationId, draftId);
    } catch (UnknownProfileException impossible) {
      throw new IllegalStateException("a profile in use is never deleted", impossible);
    }
  }
}

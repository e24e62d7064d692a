package dev.connections.web.onboarding;

import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.WizardStep;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The wizard's step that tells which app of the organization signs in, and with what. */
@Named
@RequestScoped
public class AppDetails {
  @EJB private ConnectionDrafts drafts;
  @Inject private AddConnection wizard;
  @Inject private AppCredential credential;
  @Inject private WizardRefusals refusals;

  /** Keeps what was typed, valid or not. */
  public void describe() {
    WizardForm form = wizard.getForm();
    String draftId = wizard.getDraftId();
    wizard.trying(
        () -> {
          ConnectionDraft draft =
              drafts.describe(
                  draftId, form.getApplicationName(), form.getClientId(), profile(form));
          wizard.take(draft);
          credential.use(draft, WizardAddress.of(draftId, WizardStep.APP_DETAILS));
          refusals.questionClientId(draft.basics().workload(), draft.clientId());
        });
  }

  private static String profile(WizardForm form) {
    return form.getProfileId().isEmpty() ? null : form.getProfileId();
  }

  /** Another profile: its App ID and its credential are shown. */
  public void useProfile() {
    describe();
    if (wizard.getDraft() != null) {
      wizard.getForm().show(wizard.getDraft());
    }
  }

  public String toConsent() {
    describe();
    return wizard.getDraft() != null && credential.takeTyped()
        ? wizard.to(WizardStep.CONSENT)
        : null;
  }
}

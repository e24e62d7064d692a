package dev.connections.web.onboarding;

import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The wizard's two ends: <em>Done</em>, and away with the draft. */
@Named
@RequestScoped
public class WizardEnd {
  private static final String TEXT = "wizardText";

  @EJB private ConnectionDrafts drafts;
  @Inject private AddConnection wizard;
  @Inject private Messages messages;

  /** Answers the page of the connection; null when something stands in the way. */
  public String finish(boolean evenIfNotWorking) {
    String draftId = wizard.getDraftId();
    String[] became = new String[1];
    wizard.trying(
        () -> {
          try {
            became[0] = drafts.finish(draftId, evenIfNotWorking);
          } catch (NotVerifiedException changed) {
            messages.refuse(Form.WIZARD, changed);
            wizard.show(drafts.verify(draftId));
          }
        });
    if (became[0] == null) {
      return null;
    }
    praise(wizard.getDraft(), evenIfNotWorking);
    return messages.keptFor(WizardAddress.done(became[0]));
  }

  private void praise(ConnectionDraft draft, boolean evenIfNotWorking) {
    if (draft.connectionId() != null) {
      messages.inform(TEXT, "done.application", draft.applicationName());
    } else {
      messages.inform(
          TEXT, evenIfNotWorking ? "done.connection" : "done.ready", draft.basics().name());
    }
  }

  public String discard() {
    drafts.discard(wizard.getDraftId());
    messages.inform(TEXT, "discarded");
    return messages.keptFor(WizardAddress.LIST);
  }
}

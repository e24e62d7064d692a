package dev.connections.web.onboarding;

import dev.connections.api.ConnectionsException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;

/**
 * The wizard <em>Add connection</em>. Its state is a draft, found by the address, which names the
 * step too; so a reload, the browser's own back and a second tab show what was entered.
 */
@Named
@ViewScoped
public class AddConnection implements Serializable {
  private static final String TEXT = "wizardText";

  @EJB private ConnectionDrafts drafts;
  @Inject private Messages messages;
  @Inject private WizardRefusals refusals;
  @Inject private WizardOpening opening;
  @Inject private AppCredential credential;
  @Inject private TakenOrganization taken;
  @Inject private WizardPaths paths;
  @Inject private CapabilityPresets presets;

  private final WizardForm form = new WizardForm();
  private String draftId;
  private String stepAsked;
  private WizardStep shown = WizardStep.BASICS;
  private transient ConnectionDraft draft;

  /** Shows the draft of the address, at the step of the address as far as that can be gone to. */
  public String load() {
    if (draftId == null) {
      return opening.open();
    }
    try {
      show(drafts.get(draftId));
      if (draft.savedAs() != null) {
        return WizardAddress.done(draft.savedAs());
      }
      WizardStep asked = WizardAddress.step(stepAsked, draft.step());
      shown =
          paths.of(draft).upTo(asked.compareTo(draft.furthest()) > 0 ? draft.furthest() : asked);
      goTo(shown);
      return null;
    } catch (DraftGoneException gone) {
      messages.refuse(Form.WIZARD, gone);
      return messages.keptFor(WizardAddress.LIST);
    } catch (InvalidFieldsException changedMeanwhile) {
      return WizardAddress.of(draftId, WizardStep.BASICS);
    }
  }

  private void goTo(WizardStep step) throws DraftGoneException, InvalidFieldsException {
    if (step != draft.step() || step.compareTo(WizardStep.APP_DETAILS) >= 0) {
      show(drafts.goTo(draftId, step));
    }
    if (draft.profile() != null && !form.isSystem()) {
      credential.use(draft, WizardAddress.of(draftId, WizardStep.APP_DETAILS));
    }
    if (step == WizardStep.REVIEW
        && draft.profile() != null
        && draft.profile().verification() == null) {
      show(drafts.verify(draftId));
    }
  }

  /** Keeps what was typed into the first step, valid or not. */
  public void keepBasics() {
    trying(() -> draft = drafts.update(draftId, form.basics()));
  }

  public String findOrganization() {
    taken.forget();
    return next(
        () -> {
          boolean fresh = drafts.update(draftId, form.basics()).capabilities().isEmpty();
          ConnectionDraft found = drafts.findOrganization(draftId);
          if (fresh && form.isSystem() && found.connectionId() != null) {
            drafts.choose(draftId, presets.advised(found));
          }
        },
        form.isSystem() ? WizardStep.ACCOUNT : WizardStep.CAPABILITIES);
  }

  public void choose() {
    trying(() -> show(drafts.choose(draftId, form.chosen())));
  }

  public String toPermissions() {
    return next(() -> drafts.choose(draftId, form.chosen()), WizardStep.PERMISSIONS);
  }

  public String toSignIn() {
    return next(() -> drafts.choose(draftId, form.chosen()), WizardStep.SIGN_IN);
  }

  public String to(WizardStep step) {
    return next(() -> {}, step);
  }

  public void verify() {
    trying(() -> show(drafts.verify(draftId)));
  }

  /** For the poll while a verification runs. */
  public void watch() {
    trying(() -> show(drafts.get(draftId)));
  }

  private String next(WizardTry work, WizardStep step) {
    boolean[] passed = new boolean[1];
    trying(
        () -> {
          work.run();
          drafts.goTo(draftId, step);
          passed[0] = true;
        });
    return passed[0] ? WizardAddress.of(draftId, step) : null;
  }

  /** Runs a step of the draft and tells the person what stands in its way. */
  void trying(WizardTry work) {
    try {
      work.run();
    } catch (ConnectionsException refused) {
      Optional<WizardStep> elsewhere = refusals.tell(refused, shown, form);
      if (refused instanceof DraftGoneException) {
        messages.go(WizardAddress.LIST);
      } else {
        elsewhere.ifPresent(step -> messages.go(WizardAddress.of(draftId, step)));
      }
    }
  }

  void show(ConnectionDraft shown) {
    take(shown);
    form.show(shown);
  }

  /** Leaves the fields as they were typed. */
  void take(ConnectionDraft changed) {
    draft = changed;
  }

  /** What is added. */
  public String getHeading() {
    return messages.sentence(
        TEXT, draft != null && draft.connectionId() != null ? "title.application" : "title");
  }

  public ConnectionDraft getDraft() {
    if (draft == null && draftId != null) {
      trying(() -> draft = drafts.get(draftId));
    }
    return draft;
  }

  public WizardForm getForm() {
    return form;
  }

  public String getDraftId() {
    return draftId;
  }

  public void setDraftId(String draftId) {
    this.draftId = draftId == null || draftId.isBlank() ? null : draftId;
  }

  /** The step that this view shows, whatever another tab does. */
  public WizardStep getShown() {
    return shown;
  }

  /** Such as {@code app-details}. */
  public String getShownName() {
    return WizardAddress.name(shown);
  }

  /** Null for where the draft is. */
  public String getStepAsked() {
    return stepAsked;
  }

  public void setStepAsked(String stepAsked) {
    this.stepAsked = stepAsked;
  }
}

package dev.connections.web.profiles;

import dev.connections.api.ConnectionsException;
import dev.connections.api.UnknownProfileException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** The panel that creates or edits a profile. Its state is a draft, found by the address. */
@Named
@ViewScoped
public class ProfilePanel implements Serializable {
  private static final String TEXT = "profilesText";

  @EJB private ProfileDrafts drafts;
  @Inject private Messages messages;
  @Inject private DraftRefusals refusals;
  @Inject private VerificationProgress progress;

  private final ProfileForm form = new ProfileForm();
  private String home = ProfilesPage.HERE;
  private String draftId;
  private String connectionId;
  private boolean saving;
  private boolean replacingKey;
  private transient ProfileDraft draft;

  public String create() {
    try {
      draftId = drafts.create().id();
    } catch (TooManyDraftsException refused) {
      messages.refuse(Form.PROFILE, refused);
    }
    return messages.keptFor(ProfilesPage.HERE);
  }

  public String edit(String profileId) {
    try {
      draftId = drafts.edit(profileId).id();
    } catch (UnknownProfileException | TooManyDraftsException refused) {
      messages.refuse(Form.PROFILE, refused);
    }
    return messages.keptFor(ProfilesPage.HERE);
  }

  public void load() {
    if (draftId != null) {
      trying(() -> show(drafts.get(draftId)));
    }
  }

  /**
   * Lets another page enter the credential of a draft that is its own.
   *
   * @param outcome where to go on when the draft is gone
   */
  public void serve(ProfileDraft served, String outcome) {
    draftId = served.id();
    home = outcome;
    show(served);
  }

  /** Keeps what was typed, valid or not. */
  public void keep() {
    boolean before = getDraft() != null && draft.credentialMustBeEntered();
    trying(() -> draft = drafts.update(draftId, form.fields()));
    refusals.questionClientId(form.getWorkload(), form.getClientId());
    if (draft != null && draft.credentialMustBeEntered() != before) {
      messages.update("keySection");
    }
  }

  /** Stores the profile at once when it was verified as it is, else verifies it first. */
  public void save() {
    trying(
        () -> {
          draft = drafts.update(draftId, form.fields());
          try {
            store(false);
          } catch (NotVerifiedException notYet) {
            drafts.verify(draftId);
            saving = true;
            draft = drafts.get(draftId);
          }
        });
  }

  public void saveAnyway() {
    trying(() -> store(true));
  }

  /** For the poll while a verification runs; stores the profile when Save asked for it. */
  public void watch() {
    trying(
        () -> {
          draft = drafts.get(draftId);
          if (saving && !progress.running(draft.verification())) {
            saving = false;
            store(false);
          }
        });
  }

  /** Closes a panel in which nothing was entered; else the page asks what to do with it. */
  public String cancel() {
    boolean nothing = !getDraft().holdsInput();
    messages.answer("ask", !nothing);
    return nothing ? discard() : null;
  }

  public String discard() {
    drafts.discard(draftId);
    draftId = null;
    return messages.keptFor(home);
  }

  private void store(boolean evenIfNotWorking) throws ConnectionsException {
    ProfileDetails stored = drafts.save(draftId, evenIfNotWorking);
    String key = stored.health().status().works() ? "saved" : "savedNotWorking";
    messages.inform(TEXT, key, stored.fields().name());
    leave();
  }

  private void leave() {
    draftId = null;
    draft = null;
    messages.go(home);
  }

  void show(ProfileDraft shown) {
    draft = shown;
    form.show(shown.fields());
  }

  /** Runs a step of the draft and tells the person what stands in its way. */
  void trying(DraftStep step) {
    try {
      step.run();
    } catch (ConnectionsException refused) {
      if (refusals.tell(refused, form.getWorkload())) {
        leave();
      }
    }
  }

  void setDraft(ProfileDraft changed) {
    draft = changed;
  }

  public ProfileDraft getDraft() {
    if (draft == null && draftId != null) {
      trying(() -> draft = drafts.get(draftId));
    }
    return draft;
  }

  /** Kept here and not with the entry, whose inputs have to be there in the next request. */
  boolean isReplacingKey() {
    return replacingKey;
  }

  void setReplacingKey(boolean replacing) {
    replacingKey = replacing;
  }

  /** The connection whose page opened the panel and is shown again after it; null when none did. */
  public String getConnectionId() {
    return connectionId;
  }

  public void setConnectionId(String given) {
    connectionId = given != null && given.matches("[0-9a-f-]{36}") ? given : null;
    if (connectionId != null) {
      home = "/connections/connection?faces-redirect=true&id=" + connectionId;
    }
  }

  public String getDraftId() {
    return draftId;
  }

  public void setDraftId(String draftId) {
    this.draftId = draftId == null || draftId.isBlank() ? null : draftId;
  }

  public ProfileForm getForm() {
    return form;
  }
}

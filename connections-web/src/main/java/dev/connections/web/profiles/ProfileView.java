package dev.connections.web.profiles;

import dev.connections.api.UnknownProfileException;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** The panel that shows a stored profile and its verification, also while it runs. */
@Named
@ViewScoped
public class ProfileView implements Serializable {
  private static final String TEXT = "profilesText";

  @EJB private ConnectionProfiles profiles;
  @Inject private Messages messages;
  @Inject private VerificationProgress progress;

  private String profileId;
  private transient ProfileDetails details;

  public String getProfileId() {
    return profileId;
  }

  public void setProfileId(String profileId) {
    this.profileId = profileId == null || profileId.isBlank() ? null : profileId;
  }

  public void load() {
    if (profileId != null) {
      refresh();
    }
  }

  /** For the poll while a verification runs. */
  public void refresh() {
    try {
      details = profiles.get(profileId);
    } catch (UnknownProfileException gone) {
      leave(gone);
    }
  }

  public ProfileDetails getDetails() {
    if (details == null && profileId != null) {
      refresh();
    }
    return details;
  }

  public boolean isRunning() {
    return getDetails() != null && progress.running(details.verification());
  }

  public String verify(String id) {
    profileId = id;
    try {
      profiles.verify(id);
    } catch (UnknownProfileException gone) {
      leave(gone);
    }
    return messages.keptFor(ProfilesPage.HERE);
  }

  public void dropPreviousCredential() {
    try {
      profiles.dropPreviousCredential(profileId);
      messages.inform(TEXT, "previousDropped");
      refresh();
    } catch (UnknownProfileException gone) {
      leave(gone);
    }
  }

  private void leave(UnknownProfileException gone) {
    profileId = null;
    details = null;
    messages.refuse(Form.PROFILE, gone);
  }
}

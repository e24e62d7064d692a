package dev.connections.web.onboarding;

import dev.connections.console.DraftGoneException;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.profiles.ProfileRow;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The existing profiles that the wizard's application may sign in with. */
@Named
@RequestScoped
public class WizardProfiles {
  @EJB private ConnectionDrafts drafts;
  @Inject private AddConnection wizard;

  private Map<String, String> choices;

  /**
   * Names by id: those of the organization that stand alone, and the chosen one in any case, so
   * that what is wrong with it is said beside it.
   */
  public Map<String, String> getChoices() {
    if (choices == null) {
      choices = new LinkedHashMap<>();
      ConnectionDraft draft = wizard.getDraft();
      if (draft != null && draft.profileId() != null && draft.profile() != null) {
        choices.put(draft.profileId(), draft.profile().fields().name());
      }
      usable().forEach(profile -> choices.put(profile.id(), profile.name()));
    }
    return choices;
  }

  private List<ProfileRow> usable() {
    try {
      return drafts.usableProfiles(wizard.getDraftId());
    } catch (DraftGoneException gone) {
      return List.of();
    }
  }
}

package dev.connections.web.connections;

import dev.connections.console.ConnectionDrafts;
import dev.connections.console.DraftGoneException;
import dev.connections.console.ProfileRow;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The profiles of the organization that stand alone, which the wizard's application may use. */
@Named
@RequestScoped
public class WizardProfiles {
  @EJB private ConnectionDrafts drafts;
  @Inject private AddConnection wizard;

  private List<ProfileRow> usable;

  public List<ProfileRow> getUsable() {
    if (usable == null) {
      try {
        usable = drafts.usableProfiles(wizard.getDraftId());
      } catch (DraftGoneException gone) {
        usable = List.of();
      }
    }
    return usable;
  }
}

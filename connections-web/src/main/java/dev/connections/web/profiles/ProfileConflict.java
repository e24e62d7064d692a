package dev.connections.web.profiles;

import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.profiles.ProfileDrafts;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;

/** Somebody else's change of the profile that the panel edits, until the person settles it. */
@Named
@ViewScoped
public class ProfileConflict implements Serializable {
  @EJB private ProfileDrafts drafts;
  @Inject private ProfilePanel panel;

  private String changedBy;
  private Instant changedAt;

  void note(ChangedMeanwhileException changed) {
    changedBy = changed.changedBy();
    changedAt = changed.changedAt();
  }

  public void loadTheirs() {
    changedBy = null;
    panel.trying(() -> panel.show(drafts.rebase(panel.getDraftId(), true)));
  }

  /** Saves what was entered here over theirs; verifies it first when that is needed. */
  public void keepMine() {
    changedBy = null;
    panel.trying(() -> panel.setDraft(drafts.rebase(panel.getDraftId(), false)));
    if (panel.getDraftId() != null) {
      panel.save();
    }
  }

  /** Null while there is no conflict. */
  public String getChangedBy() {
    return changedBy;
  }

  public Instant getChangedAt() {
    return changedAt;
  }
}

package dev.connections.web.profiles;

import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;

/** The person's own input that was left without saving or discarding it. */
@Named
@RequestScoped
public class OpenDrafts {
  @EJB private ProfileDrafts drafts;
  @Inject private Messages messages;

  private List<OpenDraft> list;

  /** Those that hold anything that was typed, newest first. */
  public List<OpenDraft> getList() {
    if (list == null) {
      list = drafts.open().stream().filter(ProfileDraft::holdsInput).map(OpenDraft::new).toList();
    }
    return list;
  }

  public String discard(String id) {
    drafts.discard(id);
    return messages.keptFor(ProfilesPage.HERE);
  }

  /** One of them, as the page shows it. */
  public static class OpenDraft {
    private final ProfileDraft draft;

    OpenDraft(ProfileDraft draft) {
      this.draft = draft;
    }

    public String getId() {
      return draft.id();
    }

    public String getName() {
      return draft.fields().name();
    }

    /** When it was last changed. */
    public Instant getSince() {
      return draft.changedAt();
    }
  }
}

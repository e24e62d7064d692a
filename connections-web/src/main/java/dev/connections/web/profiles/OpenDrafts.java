package dev.connections.web.profiles;

import dev.connections.api.UnknownProfileException;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.KeyState;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
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
  @EJB private ConnectionProfiles profiles;
  @Inject private Messages messages;

  private List<OpenDraft> list;

  /** Those that hold anything that was typed, newest first. */
  public List<OpenDraft> getList() {
    if (list == null) {
      list = drafts.open().stream().filter(this::holdsInput).map(OpenDraft::new).toList();
    }
    return list;
  }

  public String discard(String id) {
    drafts.discard(id);
    return messages.keptFor(ProfilesPage.HERE);
  }

  /** Whether anything was entered that is not stored. */
  boolean holdsInput(ProfileDraft draft) {
    if (draft.credential() != null && draft.credential().state() == KeyState.CANDIDATE) {
      return true;
    }
    ProfileFields fields = draft.fields();
    if (draft.profileId() == null) {
      return !(fields.name() + fields.description() + fields.domain() + fields.clientId())
          .isBlank();
    }
    try {
      return !profiles.get(draft.profileId()).fields().equals(fields);
    } catch (UnknownProfileException deleted) {
      return false;
    }
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

package dev.connections.profile;

import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.PermissionNeeds;
import dev.connections.profile.use.ProfileUsers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;

/** What verifications have to find granted. */
@ApplicationScoped
class ProfileNeeds {
  @Inject private ProfileUsers users;
  @Inject private Catalog catalog;

  /** The codes that the application of a profile holds, else those that stand-alone ones need. */
  Set<String> of(Profile profile) {
    return users.capabilitiesOf(profile.id()).orElseGet(() -> standingAlone(profile.workload()));
  }

  /** The codes that a draft names, else those of the profile that it edits. */
  Set<String> of(Draft draft, StoredProfile edited) {
    Workload workload = draft.fields().workload();
    boolean same = edited != null && edited.profile().workload().equals(workload);
    if (draft.capabilities().isEmpty()) {
      return same ? edited.capabilities() : standingAlone(workload);
    }
    // Its application may have been given others since the draft named them.
    return same
        ? users.capabilitiesOf(edited.profile().id()).orElseGet(draft::capabilities)
        : draft.capabilities();
  }

  private Set<String> standingAlone(Workload workload) {
    return workload == null ? Set.of() : catalog.defaults(workload);
  }

  PermissionNeeds permissions(Workload workload, Collection<String> codes) {
    return catalog.needs(workload, codes);
  }
}

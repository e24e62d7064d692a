package dev.connections.profile;

import dev.connections.profile.use.ProfileStateChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears what is told about profiles. */
@ApplicationScoped
public class StateChangesInContainer {
  private final List<ProfileStateChanged> heard = new CopyOnWriteArrayList<>();

  void hear(@Observes ProfileStateChanged changed) {
    heard.add(changed);
  }

  List<ProfileStateChanged> of(String profileId) {
    return heard.stream().filter(change -> change.profileId().equals(profileId)).toList();
  }
}

package dev.connections.web.profiles;

import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.profiles.ProfileSort;
import dev.connections.web.HealthListAddress;

/** Which profiles the list shows. */
public class ProfileListAddress extends HealthListAddress<ProfileSort> {
  public ProfileListAddress() {
    super(ProfileSort.NAME);
  }

  ProfileFilter filter(int from, int size) {
    return new ProfileFilter(text(), workload(), status(), sort(), ascending(), from, size);
  }
}

package dev.connections.web.profiles;

import dev.connections.api.Workload;
import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.profiles.ProfileSort;
import dev.connections.web.HealthListAddress;
import java.util.List;

/** Which profiles the list shows. */
public class ProfileListAddress extends HealthListAddress<ProfileSort> {
  public ProfileListAddress(List<Workload> workloads) {
    super(ProfileSort.NAME, workloads);
  }

  ProfileFilter filter(int from, int size) {
    return new ProfileFilter(text(), workload(), status(), sort(), ascending(), from, size);
  }
}

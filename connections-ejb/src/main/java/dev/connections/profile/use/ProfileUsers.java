package dev.connections.profile.use;

import dev.connections.console.profiles.ProfileUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All that uses profiles, whichever feature it belongs to. In a transaction of the caller. */
@ApplicationScoped
public class ProfileUsers {
  @Inject @Any private Instance<ProfileUse> uses;

  /** What uses each of these profiles; leaves out those that nothing uses. */
  public Map<String, List<ProfileUser>> of(Collection<String> profileIds) {
    Map<String, List<ProfileUser>> all = new HashMap<>();
    if (!profileIds.isEmpty()) {
      uses.forEach(
          use ->
              use.usersOf(profileIds)
                  .forEach(
                      (id, users) ->
                          all.computeIfAbsent(id, any -> new ArrayList<>()).addAll(users)));
    }
    return all;
  }

  /** What uses the profile; empty when nothing does. */
  public List<ProfileUser> of(String profileId) {
    return of(List.of(profileId)).getOrDefault(profileId, List.of());
  }

  /** By the provider's own id; empty when nothing uses the profile. */
  public Optional<String> organizationOf(String profileId) {
    return uses.stream()
        .map(use -> use.organizationsOf(List.of(profileId)).get(profileId))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The profiles with which something of these connections signs in. */
  public Set<String> ofConnections(Collection<String> connectionIds) {
    Set<String> all = new HashSet<>();
    if (!connectionIds.isEmpty()) {
      uses.forEach(use -> all.addAll(use.profilesOf(connectionIds)));
    }
    return all;
  }

  /** Codes of what is needed of a profile; empty when nothing uses it. */
  public Optional<Set<String>> capabilitiesOf(String profileId) {
    Set<String> all = new TreeSet<>();
    uses.forEach(
        use ->
            all.addAll(use.capabilitiesOf(List.of(profileId)).getOrDefault(profileId, Set.of())));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}

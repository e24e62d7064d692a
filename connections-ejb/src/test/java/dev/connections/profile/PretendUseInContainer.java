package dev.connections.profile;

import dev.connections.console.profiles.ProfileUser;
import dev.connections.profile.use.ProfileUse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A feature that uses profiles. */
@ApplicationScoped
public class PretendUseInContainer implements ProfileUse {
  private final Map<String, String> users = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> capabilities = new ConcurrentHashMap<>();

  void add(String profileId, String user) {
    users.put(profileId, user);
  }

  void need(String profileId, String... codes) {
    capabilities.put(profileId, Set.of(codes));
  }

  @Override
  public Map<String, List<ProfileUser>> usersOf(Collection<String> profileIds) {
    return profileIds.stream()
        .filter(users::containsKey)
        .collect(Collectors.toMap(id -> id, id -> List.of(new ProfileUser(users.get(id), "c"))));
  }

  @Override
  public Map<String, String> organizationsOf(Collection<String> profileIds) {
    return Map.of();
  }

  @Override
  public Set<String> profilesOf(Collection<String> connectionIds) {
    return connectionIds.contains("c") ? Set.copyOf(users.keySet()) : Set.of();
  }

  @Override
  public Map<String, Set<String>> capabilitiesOf(Collection<String> profileIds) {
    return profileIds.stream()
        .filter(capabilities::containsKey)
        .collect(Collectors.toMap(id -> id, capabilities::get));
  }
}

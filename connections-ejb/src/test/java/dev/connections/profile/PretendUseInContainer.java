package dev.connections.profile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A feature that uses profiles. */
@ApplicationScoped
public class PretendUseInContainer implements ProfileUse {
  private final Map<String, String> users = new ConcurrentHashMap<>();

  void add(String profileId, String user) {
    users.put(profileId, user);
  }

  @Override
  public Map<String, List<String>> usersOf(Collection<String> profileIds) {
    return profileIds.stream()
        .filter(users::containsKey)
        .collect(Collectors.toMap(id -> id, id -> List.of(users.get(id))));
  }
}

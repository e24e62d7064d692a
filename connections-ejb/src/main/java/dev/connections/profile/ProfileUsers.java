package dev.connections.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that uses profiles, whichever feature it belongs to. */
@ApplicationScoped
class ProfileUsers {
  @Inject @Any private Instance<ProfileUse> uses;

  Map<String, List<String>> of(Collection<String> profileIds) {
    Map<String, List<String>> all = new HashMap<>();
    if (!profileIds.isEmpty()) {
      uses.forEach(
          use ->
              use.usersOf(profileIds)
                  .forEach(
                      (id, names) ->
                          all.computeIfAbsent(id, any -> new ArrayList<>()).addAll(names)));
    }
    return all;
  }

  List<String> of(String profileId) {
    return of(List.of(profileId)).getOrDefault(profileId, List.of());
  }
}

package dev.connections.profile;

import dev.connections.console.profiles.KeyState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A profile with what belongs to it.
 *
 * @param keys current first, then previous
 * @param capabilities codes of what a verification has to find granted
 */
record StoredProfile(
    Profile profile, ProfileState state, List<ProfileKey> keys, Set<String> capabilities) {

  /** The credential that signs in. */
  ProfileKey key() {
    return current(keys).orElseThrow();
  }

  /** Of the credentials of a profile, the one that signs in. */
  static Optional<ProfileKey> current(List<ProfileKey> keys) {
    return keys.stream().filter(key -> key.state() == KeyState.CURRENT).findFirst();
  }

  /** What a verification of it tries. */
  String content() {
    return SignInContent.of(
        profile.workload(), profile.domain(), profile.clientId(), key().signsAs(), capabilities);
  }
}

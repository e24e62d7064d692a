package dev.connections.profile;

import java.util.Set;

/**
 * A profile with what belongs to it.
 *
 * @param capabilities codes of what a verification has to find granted
 */
record StoredProfile(
    Profile profile, ProfileState state, ProfileKey key, Set<String> capabilities) {

  /** What a verification of it tries. */
  String content() {
    return SignInContent.of(
        profile.workload(), profile.domain(), profile.clientId(), key.signsAs(), capabilities);
  }
}

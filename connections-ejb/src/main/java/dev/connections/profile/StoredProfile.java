package dev.connections.profile;

/** A profile with what belongs to it. */
record StoredProfile(Profile profile, ProfileState state, ProfileKey key) {

  /** What a verification of it tries. */
  String content() {
    return SignInContent.of(
        profile.workload(), profile.domain(), profile.clientId(), key.thumbprint());
  }
}

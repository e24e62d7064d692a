package dev.connections.profile;

import dev.connections.provider.call.OAuthClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** Profiles as clients of their authorization servers. Below the boundary: no roles. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
public class ProfileClients {
  @Inject private ProfileRows profiles;
  @Inject private SignIns signIns;

  /** Empty when there is none any more. */
  public Optional<ProfileClient> find(String profileId) {
    return profiles
        .stored(profileId)
        .map(
            stored ->
                new ProfileClient(
                    profileId,
                    stored.profile().clientId(),
                    stored.key().signsAs(),
                    profiles.permissions(profileId)));
  }

  /**
   * Opens the credential of one, for a call of its provider that follows. Empty when it signs in
   * with another credential than was said, or is gone.
   *
   * @throws UnusableCredentialException when the credential does not open
   */
  public Optional<OAuthClient> open(String profileId, String signsAs) {
    return profiles
        .stored(profileId)
        .filter(stored -> stored.key().signsAs().equals(signsAs))
        .map(signIns::client);
  }
}

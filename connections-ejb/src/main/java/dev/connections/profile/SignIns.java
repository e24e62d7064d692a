package dev.connections.profile;

import dev.connections.api.FindingCode;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.credential.Credential;
import dev.connections.profile.use.ProfileUsers;
import dev.connections.provider.SignIn;
import dev.connections.provider.call.OAuthClient;
import dev.connections.secret.SealedColumn;
import dev.connections.secret.SecretBox;
import dev.connections.secret.UnreadableSecretException;
import dev.connections.verification.VerificationOutcome;
import dev.connections.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.logging.Logger;

/**
 * How profiles and drafts sign in. This is the one place where a stored credential is opened for
 * its provider. Used in a transaction of the caller.
 */
@ApplicationScoped
class SignIns {
  private static final Logger LOG = Logger.getLogger(SignIns.class.getName());

  @Inject private ProfileRows profiles;
  @Inject private ProfileUsers users;
  @Inject private ProfileNeeds needs;
  @Inject private Verifications verifications;
  @Inject private ProfileGrants grants;
  @Inject private SecretBox box;

  /**
   * A sign-in whose credential is still sealed.
   *
   * @param organizationId what it was verified for before; null when never
   * @param proofOfPossession whether the application is known to require DPoP (RFC 9449)
   * @param capabilities codes of what has to be granted
   * @param heldBeside thumbprints of further credentials of the same application that are ours
   */
  record Sealed(
      ProfileFields fields,
      String organizationId,
      ProfileKey key,
      boolean proofOfPossession,
      Set<String> capabilities,
      Set<String> heldBeside) {

    /** Names exactly what is tried. */
    String content() {
      return SignInContent.of(
          fields.workload(), fields.domain(), fields.clientId(), key.signsAs(), capabilities);
    }
  }

  Sealed of(StoredProfile stored) {
    Profile profile = stored.profile();
    ProfileState state = stored.state();
    String verifiedFor = state.organizationId();
    return new Sealed(
        profile.fields(),
        verifiedFor.isEmpty() ? users.organizationOf(profile.id()).orElse(null) : verifiedFor,
        stored.key(),
        state.proofOfPossession(),
        stored.capabilities(),
        profiles.heldBeside(profile.id(), stored.keys(), stored.key()));
  }

  /**
   * @param plan of the draft, without problems
   */
  Sealed of(Draft draft, ProfileChange plan) {
    boolean knownToProve =
        plan.knownToProvePossession()
            || verifications
                .lastOutcome(draft.id())
                .filter(VerificationOutcome::proofOfPossession)
                .isPresent();
    return new Sealed(
        plan.fields(),
        plan.knownOrganizationId(),
        plan.key(),
        knownToProve,
        plan.capabilities(),
        plan.sameApplication() ? heldBeside(draft.profileId(), plan.key()) : Set.of());
  }

  private Set<String> heldBeside(String profileId, ProfileKey used) {
    return profiles.heldBeside(profileId, profiles.keys(profileId), used);
  }

  /** Names the column of private keys, so that a change of the secret keys reaches it. */
  @Produces
  @Dependent
  SealedColumn column() {
    return ProfileKey.SEALED;
  }

  /**
   * The application as its authorization server knows it.
   *
   * @throws UnusableCredentialException when the credential does not open
   */
  OAuthClient client(StoredProfile stored) {
    return new OAuthClient(
        stored.profile().clientId(),
        open(stored.key(), stored.profile().fields()),
        stored.state().proofOfPossession());
  }

  private Credential open(ProfileKey key, ProfileFields fields) {
    try {
      return key.credentialKind() == CredentialKind.GRANT ? grants.of(key, fields) : key.open(box);
    } catch (UnreadableSecretException altered) {
      LOG.warning(altered.getMessage());
      throw new UnusableCredentialException(FindingCode.STORED_KEY_UNREADABLE);
    }
  }

  /**
   * @throws UnusableCredentialException when the credential does not open
   */
  SignIn open(Sealed sealed) {
    ProfileFields fields = sealed.fields();
    return new SignIn(
        fields.domain(),
        sealed.organizationId(),
        fields.clientId(),
        open(sealed.key(), fields),
        sealed.proofOfPossession(),
        needs.permissions(fields.workload(), sealed.capabilities()),
        sealed.heldBeside());
  }
}

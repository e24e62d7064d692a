package dev.connections.profile;

import dev.connections.console.FieldProblem;
import dev.connections.console.profiles.ProfileFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A draft beside what is stored: what saving it would store, which credential that would use, and
 * whether it may.
 *
 * <p>The stored one is reused only while organization and client id stay the same. Otherwise
 * somebody who may edit but does not know it could have it, or assertions signed with it, sent to a
 * host of their own. The same holds for a copy of the stored one under another key ID.
 */
final class ProfileChange {
  private final FieldRules rules;
  private final StoredProfile stored;
  private final ProfileKey candidate;
  private final Set<String> capabilities;
  private final boolean sameApplication;
  private final boolean signsInOtherwise;

  /**
   * @param stored null when a new profile is made
   * @param candidate null when no credential was entered
   * @param capabilities codes of what a verification has to find granted
   */
  ProfileChange(
      FieldRules rules, StoredProfile stored, ProfileKey candidate, Set<String> capabilities) {
    this.rules = rules;
    this.stored = stored;
    this.capabilities = capabilities;
    // Worked out now, since saving changes the stored profile that they are compared with.
    this.sameApplication = stored != null && compareApplication();
    boolean reused = candidate != null && candidate.isCopyOfStored();
    this.candidate = reused && !sameApplication ? null : candidate;
    this.signsInOtherwise =
        !sameApplication
            || this.candidate != null
            || rules.host() == null
            || !content().equals(stored.content());
  }

  ProfileFields fields() {
    return rules.checked();
  }

  /** All that can be said without a look at other profiles. */
  List<FieldProblem> problems() {
    List<FieldProblem> problems = new ArrayList<>(rules.problems());
    if (credentialMustBeEntered()) {
      problems.add(new FieldProblem("key", "REENTER", List.of()));
    } else if (key() == null) {
      problems.add(new FieldProblem("key", "EMPTY", List.of()));
    }
    return problems;
  }

  /** Whether it is for the application that the stored profile is for. */
  boolean sameApplication() {
    return sameApplication;
  }

  private boolean compareApplication() {
    return stored.profile().workload().equals(fields().workload())
        && stored.profile().clientId().equals(fields().clientId())
        && sameOrganization();
  }

  /**
   * Whether the domain is that of what is stored: the one that was typed then, or the canonical one
   * that a verification found for it.
   */
  boolean sameOrganization() {
    String host = fields().domain();
    return host.equals(stored.profile().domain()) || host.equals(stored.state().organizationHost());
  }

  /** Whether something is stored, and these fields are not. */
  boolean differs(ProfileFields typed) {
    return stored != null && !stored.profile().fields().equals(typed);
  }

  boolean credentialMustBeEntered() {
    return stored != null && candidate == null && !sameApplication();
  }

  /** The entered key, else the stored one where it may be reused, else null. */
  ProfileKey key() {
    if (candidate != null) {
      return candidate;
    }
    return sameApplication() ? stored.key() : null;
  }

  ProfileKey candidate() {
    return candidate;
  }

  /** Whether it signs in otherwise than what is stored does, or whether nothing is stored. */
  boolean signsInOtherwise() {
    return signsInOtherwise;
  }

  /** Whether there is all that a verification needs. */
  boolean canSignIn() {
    return rules.host() != null && key() != null;
  }

  /** Needs a valid domain and a key. */
  String content() {
    ProfileFields fields = fields();
    return SignInContent.of(
        fields.workload(), fields.domain(), fields.clientId(), key().signsAs(), capabilities);
  }

  /** Codes of what a verification has to find granted. */
  Set<String> capabilities() {
    return capabilities;
  }

  /** Null before a verification of the same application found it. */
  String knownOrganizationId() {
    return sameApplication() && !stored.state().organizationId().isEmpty()
        ? stored.state().organizationId()
        : null;
  }

  boolean knownToProvePossession() {
    return sameApplication() && stored.state().proofOfPossession();
  }
}

package dev.connections.profile;

import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.OrganizationView;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.profile.finding.KnownFindings;
import dev.connections.provider.Organization;
import dev.connections.verification.Health;
import dev.connections.verification.KeptHealth;
import dev.connections.verification.VerificationOutcome;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * What verifications learnt about a profile. One row for each profile from its first moment;
 * written by machines, apart from what people write.
 */
@Entity
@Table(name = "profile_state")
class ProfileState {
  @Id
  @Column(name = "profile_id")
  private String profileId;

  @Version private long version;
  private String registration;

  @Column(name = "organization_id")
  private String organizationId = "";

  @Column(name = "organization_host")
  private String organizationHost = "";

  @Column(name = "organization_edition")
  private String organizationEdition = "";

  @Column(name = "organization_name")
  private String organizationName = "";

  private Cloud cloud = Cloud.GLOBAL;

  @Column(name = "proof_of_possession")
  private boolean proofOfPossession;

  @Embedded
  @AttributeOverride(name = "nearestExpiry", column = @Column(name = "credential_ends_at"))
  @AttributeOverride(name = "checkedAt", column = @Column(name = "verified_at"))
  private KeptHealth health = new KeptHealth(Health.PENDING);

  protected ProfileState() {}

  ProfileState(String profileId) {
    this.profileId = profileId;
  }

  /**
   * Takes over how a verification of the profile as it is now ended.
   *
   * @param now what it comes to
   */
  void record(VerificationOutcome outcome, Health now) {
    health = new KeptHealth(now);
    proofOfPossession = outcome.proofOfPossession();
    boolean foreign =
        outcome.seen().stream().anyMatch(f -> f.code() == FindingCode.OTHER_ORGANIZATION);
    Organization found = outcome.organization();
    if (found != null && !foreign) {
      organizationId = found.id();
      organizationHost = found.host();
      organizationEdition = found.edition();
      organizationName = found.name();
      cloud = found.cloud();
    }
  }

  /**
   * The key changed and was not verified: the organization stays known.
   *
   * @param credentialEndsAt when the current credential ends; null while nobody says so
   */
  void forgetResult(Instant credentialEndsAt) {
    health = new KeptHealth(Health.pending(credentialEndsAt));
  }

  /** As {@link #forgetResult}, for another application: nothing that was learnt holds. */
  void forgetApplication(Instant credentialEndsAt) {
    forgetResult(credentialEndsAt);
    registration = null;
    organizationId = "";
    organizationHost = "";
    organizationEdition = "";
    organizationName = "";
    cloud = Cloud.GLOBAL;
    proofOfPossession = false;
  }

  /**
   * @param unique names workload, organization and client in one, or null to claim none
   */
  void register(String unique) {
    registration = unique;
  }

  boolean isRegistered(String unique) {
    return unique.equals(registration);
  }

  /** Empty before the organization was found. */
  static String registration(ProfileFields fields, String organizationId) {
    return organizationId.isEmpty()
        ? ""
        : fields.workload() + " " + organizationId + " " + fields.clientId();
  }

  String profileId() {
    return profileId;
  }

  String organizationId() {
    return organizationId;
  }

  String organizationHost() {
    return organizationHost;
  }

  Cloud cloud() {
    return cloud;
  }

  OrganizationView organization(Workload workload) {
    return new OrganizationView(
        workload, cloud, organizationId, organizationName, organizationHost);
  }

  /** As of the last verification of the profile as it is now. */
  Health health() {
    return health.value();
  }

  /** What is the matter as far as it is known; nothing before the first verification. */
  KnownFindings known(KnownFindings found) {
    return health.value().status() == Status.PENDING ? KnownFindings.NONE : found;
  }

  /** Somebody answers for a finding of it, or nobody does any more. */
  void answered(KnownFindings found) {
    Health now = health.value();
    if (now.status() != Status.PENDING) {
      health =
          new KeptHealth(
              Health.of(
                  now.status(),
                  found.open(),
                  found.acknowledged().size(),
                  now.nearestExpiry(),
                  now.checkedAt()));
    }
  }

  boolean proofOfPossession() {
    return proofOfPossession;
  }
}

package dev.connections.profile;

import dev.connections.api.Cloud;
import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.HealthView;
import dev.connections.console.OrganizationView;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.provider.Organization;
import dev.connections.verification.VerificationOutcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  @Column(name = "credential_ends_at")
  private Instant credentialEndsAt;

  @Column(name = "proof_of_possession")
  private boolean proofOfPossession;

  @Enumerated(EnumType.STRING)
  private Status status;

  private int urgency;

  @Column(name = "verified_at")
  private Instant verifiedAt;

  protected ProfileState() {}

  ProfileState(String profileId) {
    this.profileId = profileId;
    derive(Status.PENDING);
  }

  /** Takes over how a verification of the profile as it is now ended. */
  void record(VerificationOutcome outcome) {
    derive(outcome.status());
    verifiedAt = outcome.endedAt();
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

  /** The key changed and was not verified: the organization stays known. */
  void forgetResult() {
    derive(Status.PENDING);
    verifiedAt = null;
  }

  /** The profile is for another application from now on: nothing that was learnt holds. */
  void forgetApplication() {
    forgetResult();
    registration = null;
    organizationId = "";
    organizationHost = "";
    organizationEdition = "";
    organizationName = "";
    cloud = Cloud.GLOBAL;
    proofOfPossession = false;
  }

  /**
   * @param at when the current credential ends; null while nobody says so
   */
  void credentialEnds(Instant at) {
    credentialEndsAt = at;
  }

  /**
   * @param unique names workload, organization and client in one, or null to claim none
   */
  void register(String unique) {
    registration = unique;
  }

  /** Empty before the organization was found. */
  static String registration(ProfileFields fields, String organizationId) {
    return organizationId.isEmpty()
        ? ""
        : fields.workload() + " " + organizationId + " " + fields.clientId();
  }

  private void derive(Status derived) {
    status = derived;
    urgency = derived.urgency();
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

  /**
   * @param findings what is the matter now, heaviest first
   */
  HealthView health(List<Finding> findings) {
    // A recommendation is no reason for any status.
    Optional<Finding> reason =
        findings.stream()
            .findFirst()
            .filter(heaviest -> heaviest.severity() != Severity.RECOMMENDATION);
    return new HealthView(
        status,
        reason.map(Finding::code).orElse(null),
        reason.map(Finding::subject).orElse(""),
        "",
        credentialEndsAt,
        verifiedAt);
  }

  Instant credentialEndsAt() {
    return credentialEndsAt;
  }

  boolean proofOfPossession() {
    return proofOfPossession;
  }

  Status status() {
    return status;
  }

  Instant verifiedAt() {
    return verifiedAt;
  }
}

package dev.connections.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An application connection profile as other applications see it: never with a secret. */
public final class ProfileSummary implements Serializable {
  private static final long serialVersionUID = 1;
  private static final long NEVER = Long.MIN_VALUE;

  private final String id;
  private final String name;
  private final Workload workload;
  private final String organizationId;
  private final String host;
  private final String clientId;
  private final Status status;
  private final List<Finding> findings;
  private final long verifiedAtMillis;

  /**
   * @param id stays the same for the life of the profile
   * @param name what people call it; may change
   * @param workload the kind of organization
   * @param organizationId the provider's own id of the organization; empty before it was verified
   * @param host the host that tokens are asked from; empty before it was verified
   * @param clientId the application's client id at the provider
   * @param status derived from the findings
   * @param findings of the last verification, heaviest first
   * @param verifiedAt when it was last verified, or null when never
   */
  public ProfileSummary(
      String id,
      String name,
      Workload workload,
      String organizationId,
      String host,
      String clientId,
      Status status,
      List<Finding> findings,
      Instant verifiedAt) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
    this.workload = Objects.requireNonNull(workload);
    this.organizationId = Objects.requireNonNull(organizationId);
    this.host = Objects.requireNonNull(host);
    this.clientId = Objects.requireNonNull(clientId);
    this.status = Objects.requireNonNull(status);
    this.findings = List.copyOf(findings);
    this.verifiedAtMillis = verifiedAt == null ? NEVER : verifiedAt.toEpochMilli();
  }

  /** Stays the same for the life of the profile. */
  public String id() {
    return id;
  }

  /** What people call it; may change. */
  public String name() {
    return name;
  }

  /** The kind of organization. */
  public Workload workload() {
    return workload;
  }

  /** The provider's own id of the organization; empty before it was verified. */
  public String organizationId() {
    return organizationId;
  }

  /** The host that tokens are asked from; empty before it was verified. */
  public String host() {
    return host;
  }

  /** The application's client id at the provider. */
  public String clientId() {
    return clientId;
  }

  /** Derived from the findings. */
  public Status status() {
    return status;
  }

  /** Of the last verification, heaviest first; empty when it found nothing. */
  public List<Finding> findings() {
    return findings;
  }

  /** When it was last verified; empty when never. */
  public Optional<Instant> verifiedAt() {
    return verifiedAtMillis == NEVER
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(verifiedAtMillis));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProfileSummary that
        && id.equals(that.id)
        && name.equals(that.name)
        && workload.equals(that.workload)
        && organizationId.equals(that.organizationId)
        && host.equals(that.host)
        && clientId.equals(that.clientId)
        && status == that.status
        && findings.equals(that.findings)
        && verifiedAtMillis == that.verifiedAtMillis;
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, name, status, verifiedAtMillis);
  }

  @Override
  public String toString() {
    return "profile " + id + " (" + status + ")";
  }
}

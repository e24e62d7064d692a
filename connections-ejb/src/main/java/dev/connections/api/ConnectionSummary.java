package dev.connections.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A connection as other applications see it: which organization it is for, what it can be used for,
 * and how it is doing.
 */
public final class ConnectionSummary implements Serializable {
  private static final long serialVersionUID = 1;
  private static final long NEVER = Long.MIN_VALUE;

  private final String id;
  private final long version;
  private final String name;
  private final Workload workload;
  private final Cloud cloud;
  private final String organizationId;
  private final String organizationName;
  private final String organizationHost;
  private final Status status;
  private final Set<String> capabilities;
  private final long checkedAtMillis;
  private final boolean removed;

  /**
   * @param id stays the same for the life of the connection
   * @param version counts the changes that people made; a change has to name the one that it was
   *     made to
   * @param name what people call it; may change
   * @param workload the kind of organization
   * @param cloud which of the provider's clouds the organization lives in
   * @param organizationId the provider's own id of the organization; no spelling of a domain
   *     changes it
   * @param organizationName what the organization calls itself; empty when the provider did not say
   * @param organizationHost its host or domain, for people
   * @param status the worst of its applications, derived from their findings
   * @param capabilities codes of the capabilities that at least one of its applications holds and
   *     is not disabled for
   * @param checkedAt when it was last verified; empty when never, or null
   * @param removed whether it was removed, and can still be restored; it gives no token then
   */
  public ConnectionSummary(
      String id,
      long version,
      String name,
      Workload workload,
      Cloud cloud,
      String organizationId,
      String organizationName,
      String organizationHost,
      Status status,
      Set<String> capabilities,
      Instant checkedAt,
      boolean removed) {
    this.id = Objects.requireNonNull(id);
    this.version = version;
    this.name = Objects.requireNonNull(name);
    this.workload = Objects.requireNonNull(workload);
    this.cloud = Objects.requireNonNull(cloud);
    this.organizationId = Objects.requireNonNull(organizationId);
    this.organizationName = Objects.requireNonNull(organizationName);
    this.organizationHost = Objects.requireNonNull(organizationHost);
    this.status = Objects.requireNonNull(status);
    this.capabilities = Set.copyOf(capabilities);
    this.checkedAtMillis = checkedAt == null ? NEVER : checkedAt.toEpochMilli();
    this.removed = removed;
  }

  /** Stays the same for the life of the connection. */
  public String id() {
    return id;
  }

  /** Counts the changes that people made; a change has to name the one that it was made to. */
  public long version() {
    return version;
  }

  /** What people call it; may change. */
  public String name() {
    return name;
  }

  /** The kind of organization. */
  public Workload workload() {
    return workload;
  }

  /** Which of the provider's clouds the organization lives in. */
  public Cloud cloud() {
    return cloud;
  }

  /** The provider's own id of the organization; no spelling of a domain changes it. */
  public String organizationId() {
    return organizationId;
  }

  /** What the organization calls itself; empty when the provider did not say. */
  public String organizationName() {
    return organizationName;
  }

  /** Its host or domain, for people. */
  public String organizationHost() {
    return organizationHost;
  }

  /** The worst of its applications, derived from their findings. */
  public Status status() {
    return status;
  }

  /**
   * Codes of the capabilities that at least one of its applications holds and is not disabled for.
   */
  public Set<String> capabilities() {
    return capabilities;
  }

  /** When it was last verified; empty when never. */
  public Optional<Instant> checkedAt() {
    return checkedAtMillis == NEVER
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(checkedAtMillis));
  }

  /** Whether it was removed, and can still be restored; it gives no token then. */
  public boolean removed() {
    return removed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConnectionSummary that
        && id.equals(that.id)
        && version == that.version
        && name.equals(that.name)
        && workload.equals(that.workload)
        && cloud.equals(that.cloud)
        && organizationId.equals(that.organizationId)
        && organizationName.equals(that.organizationName)
        && organizationHost.equals(that.organizationHost)
        && status == that.status
        && capabilities.equals(that.capabilities)
        && checkedAtMillis == that.checkedAtMillis
        && removed == that.removed;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        id,
        version,
        name,
        workload,
        cloud,
        organizationId,
        organizationName,
        organizationHost,
        status,
        capabilities,
        checkedAtMillis,
        removed);
  }

  @Override
  public String toString() {
    return "connection " + id + " (" + status + ")";
  }
}

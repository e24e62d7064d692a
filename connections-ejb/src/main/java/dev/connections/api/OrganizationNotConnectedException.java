package dev.connections.api;

import java.net.URI;
import java.util.Objects;

/** There is no connection for the organization: an administrator has to add one. */
public final class OrganizationNotConnectedException extends PersonNeededException {
  private static final long serialVersionUID = 1;

  private final Workload workload;
  private final String organization;

  /**
   * @param workload the kind of organization
   * @param organization as the caller named it
   * @param page where connections are added
   */
  public OrganizationNotConnectedException(Workload workload, String organization, URI page) {
    super(
        "There is no connection for the organization "
            + organization
            + " ("
            + workload
            + "). An administrator has to add one.",
        page);
    this.workload = Objects.requireNonNull(workload);
    this.organization = Objects.requireNonNull(organization);
  }

  /** The kind of organization. */
  public Workload workload() {
    return workload;
  }

  /** As the caller named it. */
  public String organization() {
    return organization;
  }
}

package dev.connections.connection;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.console.OrganizationView;
import dev.connections.platform.PlainText;
import dev.connections.provider.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The organization of a connection, as its provider names it: workload, cloud and the provider's
 * own id say which one it is, the rest is for people.
 */
@Embeddable
public class ConnectedOrganization {
  private Workload workload;

  private Cloud cloud;

  @Column(name = "organization_id")
  private String organizationId;

  @Column(name = "organization_name")
  private String organizationName;

  @Column(name = "organization_host")
  private String organizationHost;

  protected ConnectedOrganization() {}

  public ConnectedOrganization(Workload workload, Organization found) {
    this.workload = workload;
    this.cloud = found.cloud();
    this.organizationId = found.id();
    this.organizationName = PlainText.shortened(found.name(), 200);
    this.organizationHost = PlainText.shortened(found.host(), 255);
  }

  /** As providers are asked about it. */
  public Organization asProvider() {
    return new Organization(
        organizationId, cloud, organizationHost, organizationHost, organizationName, "");
  }

  public OrganizationView toView() {
    return new OrganizationView(
        workload, cloud, organizationId, organizationName, organizationHost);
  }

  public Workload workload() {
    return workload;
  }

  public Cloud cloud() {
    return cloud;
  }

  public String id() {
    return organizationId;
  }

  public String name() {
    return organizationName;
  }

  public String host() {
    return organizationHost;
  }
}

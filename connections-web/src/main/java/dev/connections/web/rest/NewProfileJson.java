package dev.connections.web.rest;

/**
 * An application connection profile that is to be made.
 *
 * @param description null for none
 * @param domain of the organization, or the id of the tenant
 */
public record NewProfileJson(
    String name,
    String description,
    String workload,
    String domain,
    String clientId,
    CredentialJson credential) {

  /** Leaves all that is secret out. */
  @Override
  public String toString() {
    return "new profile " + name + " with " + credential;
  }
}

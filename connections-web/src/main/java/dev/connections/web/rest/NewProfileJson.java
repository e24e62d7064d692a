package dev.connections.web.rest;

import dev.connections.console.profiles.ProfileFields;
import java.util.Objects;

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

  /** The fields, as far as they can be read; what is wrong with them is told to {@code given}. */
  ProfileFields read(Given given) {
    given.text("name", name);
    given.text("description", description);
    given.text("domain", domain);
    given.text("clientId", clientId);
    given.needed("workload", (Object) workload);
    ProfileWriting.check(given, given.needed("credential", credential));
    return new ProfileFields(
        given.needed("name", name),
        description,
        given.workload("workload", workload),
        given.needed("domain", domain),
        given.needed("clientId", clientId));
  }

  /** What makes two requests the same; a credential is left out, since a hash of it is stored. */
  String content() {
    return String.join(
        "\n",
        "profile",
        name,
        Objects.toString(description, ""),
        workload,
        domain,
        clientId,
        credential.meant().name());
  }
}

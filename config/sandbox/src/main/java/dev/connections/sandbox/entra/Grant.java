package dev.connections.sandbox.entra;

import java.time.Instant;

/** An app role assignment of a service principal; one for each app role. */
record Grant(Resource resource, String value, Instant since) implements Comparable<Grant> {
  Grant(AppRole role, Instant since) {
    this(role.resource(), role.value(), since);
  }

  AppRole role() {
    return AppRole.of(resource, value);
  }

  @Override
  public int compareTo(Grant other) {
    return role().compareTo(other.role());
  }
}

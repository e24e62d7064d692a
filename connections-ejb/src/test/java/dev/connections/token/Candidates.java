package dev.connections.token;

import dev.connections.api.Status;
import dev.connections.api.Workload;
import java.util.List;
import java.util.Set;

/** Applications that may serve a capability, for tests of what is kept of their tokens. */
final class Candidates {
  private Candidates() {}

  static Candidate of(TokenKey key) {
    return new Candidate(
        "application",
        "Acme",
        key.profileId(),
        "key",
        Status.NO_ISSUES,
        Workload.of("OKTA"),
        null,
        List.of(),
        null,
        key,
        null,
        "",
        Set.of());
  }
}

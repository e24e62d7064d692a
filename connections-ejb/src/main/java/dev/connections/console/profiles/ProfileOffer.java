package dev.connections.console.profiles;

import dev.connections.api.Workload;
import java.util.List;

/**
 * A workload that profiles can be made for.
 *
 * @param credentialKinds what its applications may prove themselves with, the advised one first
 */
public record ProfileOffer(Workload workload, List<CredentialKind> credentialKinds) {
  public ProfileOffer {
    credentialKinds = List.copyOf(credentialKinds);
  }
}

package dev.connections.provider;

import dev.connections.api.Workload;
import dev.connections.credential.Credential;

/**
 * The platform's own application as it is registered at a workload's authorization server: what a
 * system application is made of. Set up by the operator, one for each workload.
 *
 * @param clientId the client id that the authorization server gave it
 * @param credential that it proves itself with: a client secret, or a key with or without a
 *     certificate
 */
public record Registration(Workload workload, String clientId, Credential credential) {
  /** Without the credential. */
  @Override
  public String toString() {
    return "registration " + clientId + " at " + workload;
  }
}

package dev.connections.console.system;

import dev.connections.api.Workload;
import dev.connections.console.InvalidFieldsException;
import java.net.URI;
import java.util.List;

/**
 * The platform's own applications at the workloads, as they are set up on the node that answers.
 * For {@code administrator}. Nothing in it is secret.
 */
public interface SystemRegistrations {

  /** Of each workload that can have one, in the order of the catalog. Calls nobody. */
  List<RegistrationView> all();

  /**
   * Asks the provider whether it takes the application. Leaves the machine, and takes at most 20
   * seconds; nothing is granted or changed.
   *
   * @param workload whose application can be tried out
   * @param organization where, as a person typed it; of no matter where none is asked for
   * @param redirectUri that is to be registered at the provider
   * @throws InvalidFieldsException when that cannot be an organization; nobody was called
   */
  TrialView tryOut(Workload workload, String organization, URI redirectUri)
      throws InvalidFieldsException;
}

package dev.connections.provider;

import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.credential.input.CertificateKeyParser;
import dev.connections.credential.input.SigningKeyParser;
import dev.connections.platform.Settings;
import dev.connections.platform.StartProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The platform's own applications, as the operator registered them at the workloads. Read once,
 * with the files of their keys; answers from memory.
 */
@ApplicationScoped
public class Registrations {
  private final Map<Workload, Registration> all = new LinkedHashMap<>();

  /** For the container's proxy alone. */
  protected Registrations() {}

  /**
   * @throws StartProblem when an application cannot be used as it is set up: all that is wrong, a
   *     line each
   */
  @Inject
  public Registrations(
      Settings settings,
      Catalog catalog,
      SigningKeyParser keys,
      CertificateKeyParser certificates) {
    List<String> mistakes = new ArrayList<>();
    for (Workload workload : settings.registered()) {
      try {
        all.put(
            workload,
            new RegistrationReader(settings, catalog, keys, certificates, workload).read());
      } catch (RegistrationReader.MistakeException wrong) {
        mistakes.add(wrong.getMessage());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new StartProblem(
          "The system applications have mistakes:\n" + String.join("\n", mistakes));
    }
  }

  /** Empty when the operator set none up for the workload. */
  public Optional<Registration> of(Workload workload) {
    return Optional.ofNullable(all.get(workload));
  }

  /** Those that are set up, by the ids of their workloads. */
  public Collection<Registration> all() {
    return List.copyOf(all.values());
  }
}

package dev.connections.provider;

import dev.connections.api.Workload;
import dev.connections.console.profiles.CredentialKind;
import java.util.List;

/**
 * One provider of organizations. What it can do are the abilities that it implements beside this:
 * {@link OrganizationResolver}, {@link ApplicationPages}, {@link ConsentPages}, {@link
 * TokenSource}, {@link Verifier}. Implementations are {@code @ApplicationScoped} beans; {@link
 * ProviderAdapters} finds them.
 */
public interface ProviderAdapter {

  Workload workload();

  /** What applications may prove themselves with, the advised one first. */
  List<CredentialKind> credentialKinds();
}

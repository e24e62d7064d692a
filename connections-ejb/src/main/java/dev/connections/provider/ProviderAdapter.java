package dev.connections.provider;

import dev.connections.api.Workload;

/**
 * One provider of organizations. What it can do are the abilities that it implements beside this:
 * {@link OrganizationResolver}, {@link ApplicationPages}, {@link ConsentPages}, {@link
 * TokenSource}, {@link Verifier}, {@link RegistrationTrial}. Implementations are
 * {@code @ApplicationScoped} beans; {@link ProviderAdapters} finds them.
 */
public interface ProviderAdapter {

  Workload workload();
}

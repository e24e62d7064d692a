package dev.connections.provider;

import dev.connections.api.Workload;
import dev.connections.console.VerificationStep;
import java.time.Duration;
import java.util.function.Consumer;

/** One provider of organizations. Implementations are {@code @ApplicationScoped} beans. */
public interface ProviderAdapter {

  Workload workload();

  /**
   * The host of a typed domain, without a call: lower case, no scheme, no trailing dot or slash.
   *
   * @throws DomainRefusedException when it cannot be an organization's domain; says why
   */
  String normalizeDomain(String typed) throws DomainRefusedException;

  /**
   * Tries whether an application can sign in and has what it needs. Calls the provider, several
   * times, and returns within {@code limit} whatever the provider does. Never throws for anything
   * that the provider does or says: that becomes a step.
   *
   * @param limit for all calls in sum
   * @param steps gets each step as it ends, in the caller's thread
   */
  VerificationResult verify(SignIn signIn, Duration limit, Consumer<VerificationStep> steps);
}

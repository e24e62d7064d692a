package dev.connections.provider;

import dev.connections.api.Workload;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.verification.VerificationStep;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
   * Finds the organization behind a typed domain or id, by the provider's public metadata alone: no
   * credential is sent. Calls the provider and returns within {@code limit}.
   *
   * @throws DomainRefusedException when it cannot be an organization's domain; nobody was called
   * @throws OrganizationNotFoundException when the provider knows none or could not be asked
   */
  Organization resolve(String typed, Duration limit)
      throws DomainRefusedException, OrganizationNotFoundException;

  /**
   * Where an administrator of the organization consents to the application's permissions, or empty
   * where the provider has no such page. No call.
   *
   * @param state the OAuth parameter that comes back with the answer (RFC 6749, section 10.12)
   */
  Optional<URI> consentPage(
      Organization organization, String clientId, URI redirectUri, String state);

  /** The provider's page where people register or change the application. No call. */
  URI applicationPage(Organization organization, String clientId);

  /** What the application may prove itself with, the advised one first. */
  List<CredentialKind> credentialKinds();

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

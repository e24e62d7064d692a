package dev.connections.profile;

import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationNotFoundException;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.SignIn;
import dev.connections.provider.VerificationResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stands in for the provider when the stored key does not open: nobody is asked, and the person
 * reads why.
 */
record UnreadableKey(ProviderAdapter provider) implements ProviderAdapter {
  @Override
  public Workload workload() {
    return provider.workload();
  }

  @Override
  public String normalizeDomain(String typed) throws DomainRefusedException {
    return provider.normalizeDomain(typed);
  }

  @Override
  public Organization resolve(String typed, Duration limit)
      throws DomainRefusedException, OrganizationNotFoundException {
    return provider.resolve(typed, limit);
  }

  @Override
  public Optional<URI> consentPage(
      Organization organization, String clientId, URI redirectUri, String state) {
    return provider.consentPage(organization, clientId, redirectUri, state);
  }

  @Override
  public URI applicationPage(Organization organization, String clientId) {
    return provider.applicationPage(organization, clientId);
  }

  @Override
  public List<CredentialKind> credentialKinds() {
    return provider.credentialKinds();
  }

  @Override
  public VerificationResult verify(
      SignIn signIn, Duration limit, Consumer<VerificationStep> steps) {
    steps.accept(
        new VerificationStep(
            StepCode.CREDENTIAL,
            "",
            StepOutcome.FAILED,
            FindingCode.STORED_KEY_UNREADABLE,
            List.of(),
            "",
            0));
    return VerificationResult.of(null, signIn.proofOfPossession());
  }
}

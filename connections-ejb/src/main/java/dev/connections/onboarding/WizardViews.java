package dev.connections.onboarding;

import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.platform.InputRules;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.ProviderAdapters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/** What the console sees of a wizard's draft. Used in a transaction of the caller. */
@ApplicationScoped
class WizardViews {
  /** Neither is used: a provider that has a consent page has it for every application. */
  private static final URI NOWHERE = URI.create("https://localhost/");

  @Inject private ProviderAdapters adapters;
  @Inject private WizardProfileDrafts profileDrafts;
  @Inject private WizardRules rules;

  ConnectionDraft of(WizardDraft draft) {
    Organization organization = draft.organization();
    Optional<ProviderAdapter> adapter =
        organization == null ? Optional.empty() : adapters.of(draft.basics().workload());
    ProfileDraft profile = profileDrafts.of(draft).orElse(null);
    String clientId = draft.clientId();
    return new ConnectionDraft(
        draft.id(),
        draft.connectionId(),
        draft.step(),
        rules.furthest(draft),
        draft.basics(),
        organization == null ? null : organization.cloud(),
        organization == null ? "" : organization.id(),
        organization == null ? "" : organization.name(),
        organization == null ? "" : organization.host(),
        draft.capabilities(),
        draft.applicationName(),
        clientId,
        draft.profileId(),
        profile,
        adapter
            .map(a -> a.applicationPage(organization, InputRules.clientIdOrEmpty(clientId)))
            .orElse(null),
        draft.consentedAt(),
        adapter
            .flatMap(
                a -> a.consentPage(organization, InputRules.clientIdOrEmpty(clientId), NOWHERE, ""))
            .isPresent(),
        draft.changedAt(),
        draft.expiresAt(),
        draft.saved() ? draft.savesAs() : null);
  }
}

package dev.connections.onboarding;

import dev.connections.api.Workload;
import dev.connections.console.OrganizationView;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.platform.InputRules;
import dev.connections.provider.ConsentPages;
import dev.connections.provider.Organization;
import dev.connections.provider.PortalPages;
import dev.connections.provider.ProviderAdapters;
import dev.connections.signin.SignInTrips;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** What the console sees of a wizard's draft. Used in a transaction of the caller. */
@ApplicationScoped
class WizardViews {
  @Inject private ProviderAdapters adapters;
  @Inject private PortalPages portal;
  @Inject private WizardProfileDrafts profileDrafts;
  @Inject private WizardRules rules;
  @Inject private SignInTrips trips;

  ConnectionDraft of(WizardDraft draft) {
    Organization organization = draft.organization();
    Workload workload = organization == null ? null : draft.basics().workload();
    ProfileDraft profile = profileDrafts.of(draft).orElse(null);
    String clientId = draft.clientId();
    return new ConnectionDraft(
        draft.id(),
        draft.connectionId(),
        draft.step(),
        rules.furthest(draft),
        draft.basics(),
        organization == null ? null : view(workload, organization),
        draft.capabilities(),
        draft.applicationName(),
        clientId,
        draft.profileId(),
        profile,
        organization == null ? null : applicationPage(draft),
        trips.last(draft.id(), draft.owner()).orElse(null),
        draft.consentedAt(),
        adapters.find(workload, ConsentPages.class).isPresent(),
        draft.changedAt(),
        draft.expiresAt(),
        draft.saved() ? draft.savesAs() : null);
  }

  private static OrganizationView view(Workload workload, Organization organization) {
    return new OrganizationView(
        workload,
        organization.cloud(),
        organization.id(),
        organization.name(),
        organization.host());
  }

  private URI applicationPage(WizardDraft draft) {
    String clientId = InputRules.clientIdOrEmpty(draft.clientId());
    return portal.of(draft.basics().workload(), draft.organization(), clientId).orElse(null);
  }
}

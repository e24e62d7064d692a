package dev.connections.web.onboarding;

import dev.connections.api.Workload;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.web.KnownWorkloads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Knows which steps a draft goes through. */
@RequestScoped
class WizardPaths {
  @Inject private KnownWorkloads workloads;

  WizardPath of(ConnectionDraft draft) {
    Workload workload = draft.basics().workload();
    boolean consentPage = workload != null && workloads.of(workload).consentPage();
    return WizardPath.of(draft.basics().type(), consentPage);
  }
}

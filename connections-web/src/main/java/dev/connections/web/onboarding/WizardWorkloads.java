package dev.connections.web.onboarding;

import dev.connections.api.Workload;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.ConnectionDrafts.WorkloadChoice;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What can be connected, and what the first step of the wizard says about it. */
@Named
@RequestScoped
public class WizardWorkloads {
  private static final String TEXT = "wizardText";

  @EJB private ConnectionDrafts drafts;
  @Inject private AddConnection wizard;
  @Inject private Messages messages;
  @Inject private KnownWorkloads workloads;

  private List<WorkloadChoice> all;

  public List<WorkloadChoice> getAll() {
    if (all == null) {
      all = drafts.workloads();
    }
    return all;
  }

  /** Whether customers cannot register an app of their own for the chosen one. */
  public boolean isSystemOnly() {
    return getAll().stream().anyMatch(w -> w.workload().equals(chosen()) && !w.custom());
  }

  public String getSystemOnlySentence() {
    return messages.sentence(TEXT, "basics.systemOnly", workloads.title(chosen()));
  }

  private Workload chosen() {
    return wizard.getForm().getWorkload();
  }
}

package dev.connections.web.onboarding;

import dev.connections.api.Workload;
import dev.connections.console.capabilities.Capabilities;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.onboarding.ConnectionDraft;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a system application may be for: usual choices, and each capability by itself. */
@Named
@RequestScoped
public class CapabilityPresets {
  @EJB private Capabilities catalog;
  @Inject private AddConnection wizard;
  @Inject private CoveredCapabilities covered;

  private List<CapabilityView> offered;
  private Preset asked;

  /** Those that a system application can hold. */
  private List<CapabilityView> offered(Workload workload) {
    if (offered == null) {
      offered = catalog.of(workload).stream().filter(one -> !one.customOnly()).toList();
    }
    return offered;
  }

  /** All backup, as far as no other application of the connection does it. */
  Collection<String> advised(ConnectionDraft draft) {
    List<String> all = Preset.ALL_BACKUP.codes(offered(draft.basics().workload()));
    List<String> missing = all.stream().filter(code -> covered.by(code).isEmpty()).toList();
    return missing.isEmpty() ? all : missing;
  }

  public Preset[] getAll() {
    return Preset.values();
  }

  public Preset getPreset() {
    ConnectionDraft draft = wizard.getDraft();
    return asked == Preset.CUSTOM
        ? asked
        : Preset.of(draft.capabilities(), offered(draft.basics().workload()));
  }

  public void setPreset(Preset preset) {
    asked = preset;
  }

  /** Chooses what was asked for; what is ticked stays for a choice of one's own. */
  public void apply() {
    if (asked != null && asked != Preset.CUSTOM) {
      wizard.getForm().choose(asked.codes(offered(wizard.getDraft().basics().workload())));
      wizard.choose();
    }
  }

  /** The mandatory ones first, then those that no other application of the connection holds. */
  public List<CapabilityPair> getPairs() {
    return CapabilityPair.of(offered(wizard.getDraft().basics().workload())).stream()
        .sorted(Comparator.comparingInt(this::rank))
        .toList();
  }

  private int rank(CapabilityPair pair) {
    if (pair.all().stream().anyMatch(CapabilityView::mandatory)) {
      return 0;
    }
    return pair.all().stream().allMatch(one -> !covered.by(one.code()).isEmpty()) ? 2 : 1;
  }
}

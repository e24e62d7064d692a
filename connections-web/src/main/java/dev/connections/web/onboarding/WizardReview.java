package dev.connections.web.onboarding;

import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.Verification;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The wizard's last step: what was found, and what it means for what was chosen. */
@Named
@RequestScoped
public class WizardReview {
  private static final String TEXT = "wizardText";
  private static final Set<PermissionVerdict> LACKING =
      EnumSet.of(PermissionVerdict.MISSING, PermissionVerdict.CONSENT_MISSING);
  private static final Set<PermissionVerdict> EXCESS =
      EnumSet.of(PermissionVerdict.EXCESS, PermissionVerdict.WIDER_THAN_NEEDED);
  private static final Set<PermissionVerdict> FINE =
      EnumSet.of(PermissionVerdict.AS_NEEDED, PermissionVerdict.COVERED);

  @Inject private AddConnection wizard;
  @Inject private WizardCapabilities capabilities;
  @Inject private Messages messages;
  @Inject private Clock clock;
  @Inject private KnownWorkloads workloads;

  public Verification getVerification() {
    ConnectionDraft draft = wizard.getDraft();
    return draft.profile() == null ? null : draft.profile().verification();
  }

  public boolean isRunning() {
    return getVerification() != null && getVerification().running();
  }

  public boolean isEnded() {
    return getVerification() != null && !getVerification().running();
  }

  /** Whether the application can do its work, so that it can be added as it is. */
  public boolean isWorking() {
    return isEnded() && getVerification().status().works();
  }

  /** What is not as needed first; empty while nothing was found out. */
  public List<PermissionView> getPermissions() {
    ConnectionDraft draft = wizard.getDraft();
    return draft.profile() == null
        ? List.of()
        : draft.profile().permissions().stream()
            .filter(p -> p.verdict() != PermissionVerdict.NOT_USED)
            .sorted(Comparator.comparing(p -> FINE.contains(p.verdict())))
            .toList();
  }

  public String getMissing() {
    return names(LACKING);
  }

  public String getExcess() {
    return names(EXCESS);
  }

  /** What to do about what is missing. */
  public String getMissingHelp() {
    return help("review.missing.help");
  }

  /** What to do about what is too much. */
  public String getExcessHelp() {
    return help("review.excess.help");
  }

  private String help(String key) {
    return messages.sentence(TEXT, wizard.getForm().isSystem() ? key + ".system" : key);
  }

  private String names(Set<PermissionVerdict> verdicts) {
    return getPermissions().stream()
        .filter(p -> verdicts.contains(p.verdict()))
        .map(PermissionView::name)
        .collect(Collectors.joining(", "));
  }

  /** The chosen capabilities that a missing permission keeps from working; all when unknown. */
  public String getNotWorking() {
    List<PermissionView> lacking =
        getPermissions().stream().filter(p -> LACKING.contains(p.verdict())).toList();
    return capabilities.getChosen().stream()
        .filter(c -> lacking.isEmpty() || lacking.stream().anyMatch(p -> needs(p, c)))
        .map(CapabilityView::title)
        .collect(Collectors.joining(", "));
  }

  private static boolean needs(PermissionView permission, CapabilityView capability) {
    return permission.capabilities().contains(capability.code());
  }

  /** Whether a permission may be missing only because the consent is so young. */
  public boolean isSpreading() {
    ConnectionDraft draft = wizard.getDraft();
    return isEnded()
        && !getMissing().isEmpty()
        && draft.consentedAt() != null
        && draft
            .consentedAt()
            .plus(workloads.of(draft.basics().workload()).consentDelay())
            .isAfter(clock.instant());
  }

  public String verdict(PermissionView permission) {
    return messages.sentence(TEXT, "verdict." + permission.verdict());
  }

  /** The look of a verdict: ok, warn, bad or none. */
  public String look(PermissionView permission) {
    if (FINE.contains(permission.verdict())) {
      return "ok";
    }
    return LACKING.contains(permission.verdict())
        ? "bad"
        : permission.verdict() == PermissionVerdict.UNVERIFIABLE ? "" : "warn";
  }
}

package dev.connections.web.onboarding;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.ConnectionDrafts.SystemOffer;
import dev.connections.console.onboarding.ConnectionDrafts.WorkloadChoice;
import dev.connections.console.workloads.SystemView;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be connected and how, and what the first step of the wizard says about it. */
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

  /**
   * Keeps what was chosen; where only one type of application can be had, or is to be, it is that
   * one.
   */
  public void choose() {
    WizardForm form = wizard.getForm();
    if (!isCustomOffered()) {
      form.setType(ApplicationType.SYSTEM);
    } else if (!isSystemOffered()) {
      form.setType(ApplicationType.CUSTOM);
    }
    wizard.keepBasics();
  }

  /** Whether customers can register an app of their own; true while no workload is chosen. */
  public boolean isCustomOffered() {
    return choice().map(WorkloadChoice::custom).orElse(true);
  }

  /** Whether the platform's own application can be granted; true while no workload is chosen. */
  public boolean isSystemOffered() {
    return choice().map(one -> one.system() == SystemOffer.OFFERED).orElse(true);
  }

  /** Whether there is anything to go on with; true while no workload is chosen. */
  public boolean isOffered() {
    return isCustomOffered() || isSystemOffered();
  }

  /** A workload with what is to be done before it can be connected. */
  public String label(WorkloadChoice choice) {
    String title = workloads.title(choice.workload());
    boolean waits = !choice.custom() && choice.system() == SystemOffer.NOT_SET_UP;
    return waits ? messages.sentence(TEXT, "basics.workload.notSetUp", title) : title;
  }

  /** Whether there could be one, and the operator has yet to register it. */
  public boolean isSystemNotSetUp() {
    return choice().filter(one -> one.system() == SystemOffer.NOT_SET_UP).isPresent();
  }

  /** What custom apps there are; empty where the chosen workload has one. */
  public String getCustomSentence() {
    return isCustomOffered()
        ? ""
        : messages.sentence(TEXT, "basics.noCustom", workloads.title(chosen()), titles(getAll()));
  }

  private String titles(List<WorkloadChoice> choices) {
    return choices.stream()
        .filter(WorkloadChoice::custom)
        .map(one -> workloads.title(one.workload()))
        .collect(Collectors.joining(", "));
  }

  /** Why there is no system app; empty where there is one. */
  public String getSystemSentence() {
    if (isSystemOffered()) {
      return "";
    }
    return messages.about(
        chosen(), TEXT, isSystemNotSetUp() ? "basics.system.notSetUp" : "basics.system.none");
  }

  /** Whether people say which organization before anybody signs in. */
  public boolean isOrganizationAsked() {
    if (!wizard.getForm().isSystem()) {
      return true;
    }
    SystemView system = chosen() == null ? null : workloads.of(chosen()).system();
    return system != null && system.organizationAsked();
  }

  private Optional<WorkloadChoice> choice() {
    return getAll().stream().filter(one -> one.workload().equals(chosen())).findFirst();
  }

  private Workload chosen() {
    return wizard.getForm().getWorkload();
  }
}

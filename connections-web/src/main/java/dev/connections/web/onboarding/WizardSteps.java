package dev.connections.web.onboarding;

import dev.connections.console.onboarding.WizardStep;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** The six steps as the wizard shows them on top. */
@Named
@RequestScoped
public class WizardSteps {
  @Inject private AddConnection wizard;

  public List<Shown> getAll() {
    WizardStep here = wizard.getShown();
    WizardStep furthest = wizard.getDraft().furthest();
    return Arrays.stream(WizardStep.values()).map(s -> new Shown(s, here, furthest)).toList();
  }

  /** The address of a step of the draft, behind the context path. */
  public String address(WizardStep step) {
    return "/connections/add.xhtml?draft="
        + wizard.getDraftId()
        + "&step="
        + WizardAddress.name(step);
  }

  /** One of them. */
  public static class Shown {
    private final WizardStep step;
    private final WizardStep here;
    private final WizardStep furthest;

    Shown(WizardStep step, WizardStep here, WizardStep furthest) {
      this.step = step;
      this.here = here;
      this.furthest = furthest;
    }

    public WizardStep getStep() {
      return step;
    }

    public boolean isHere() {
      return step == here;
    }

    public boolean isDone() {
      return step.compareTo(here) < 0;
    }

    /** Whether one can go to it with what is entered. */
    public boolean isOpen() {
      return !isHere() && step.compareTo(furthest) <= 0;
    }
  }
}

package dev.connections.web.onboarding;

import dev.connections.console.onboarding.WizardStep;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The steps of the draft's path as the wizard shows them on top. */
@Named
@RequestScoped
public class WizardSteps {
  @Inject private AddConnection wizard;
  @Inject private WizardPaths paths;

  public List<Shown> getAll() {
    WizardStep here = wizard.getShown();
    WizardStep furthest = wizard.getDraft().furthest();
    return path().steps().stream().map(s -> new Shown(s, here, furthest)).toList();
  }

  /** Such as {@code app-details}, of the step before the one that is shown; empty on the first. */
  public String getBack() {
    WizardStep here = wizard.getShown();
    WizardStep before = path().before(here);
    return before == here ? "" : WizardAddress.name(before);
  }

  private WizardPath path() {
    return paths.of(wizard.getDraft());
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

package dev.connections.web.onboarding;

import dev.connections.console.onboarding.WizardStep;
import java.util.Arrays;
import java.util.Locale;

/** Where the wizard's steps are, as outcomes of Faces. */
final class WizardAddress {
  /** The tab that lists open drafts. */
  static final String LIST = "/connections/connections?faces-redirect=true";

  private WizardAddress() {}

  static String of(String draftId, WizardStep step) {
    return "/connections/add?faces-redirect=true&draft=" + draftId + "&step=" + name(step);
  }

  static String done(String connectionId) {
    return "/connections/connection?faces-redirect=true&id=" + connectionId;
  }

  /** Such as {@code app-details}. */
  static String name(WizardStep step) {
    return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A name that means nothing counts as not given. */
  static WizardStep step(String name, WizardStep otherwise) {
    return Arrays.stream(WizardStep.values())
        .filter(step -> name(step).equals(name))
        .findFirst()
        .orElse(otherwise);
  }
}

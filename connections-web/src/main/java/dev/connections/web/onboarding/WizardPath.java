package dev.connections.web.onboarding;

import static dev.connections.console.onboarding.WizardStep.ACCOUNT;
import static dev.connections.console.onboarding.WizardStep.APP_DETAILS;
import static dev.connections.console.onboarding.WizardStep.BASICS;
import static dev.connections.console.onboarding.WizardStep.CAPABILITIES;
import static dev.connections.console.onboarding.WizardStep.CONSENT;
import static dev.connections.console.onboarding.WizardStep.PERMISSIONS;
import static dev.connections.console.onboarding.WizardStep.REVIEW;
import static dev.connections.console.onboarding.WizardStep.SIGN_IN;

import dev.connections.api.ApplicationType;
import dev.connections.console.onboarding.WizardStep;
import java.util.List;

/**
 * The steps that a draft goes through, in their order.
 *
 * @param steps those of its type of application
 */
record WizardPath(List<WizardStep> steps) {
  private static final WizardPath CUSTOM =
      new WizardPath(List.of(BASICS, CAPABILITIES, PERMISSIONS, APP_DETAILS, CONSENT, REVIEW));
  private static final WizardPath SYSTEM =
      new WizardPath(List.of(BASICS, ACCOUNT, SIGN_IN, REVIEW));
  private static final WizardPath SYSTEM_WITH_CONSENT =
      new WizardPath(List.of(BASICS, ACCOUNT, SIGN_IN, CONSENT, REVIEW));

  /**
   * @param type null while none is chosen
   * @param consentPage whether the provider has a page where an administrator consents
   */
  static WizardPath of(ApplicationType type, boolean consentPage) {
    if (type != ApplicationType.SYSTEM) {
      return CUSTOM;
    }
    return consentPage ? SYSTEM_WITH_CONSENT : SYSTEM;
  }

  /** The last of its steps that is not behind this one, which may be of another path. */
  WizardStep upTo(WizardStep step) {
    return steps.stream()
        .filter(one -> one.compareTo(step) <= 0)
        .reduce(BASICS, (before, later) -> later);
  }

  /** The last one has none but itself. */
  WizardStep after(WizardStep step) {
    return steps.get(Math.min(steps.indexOf(upTo(step)) + 1, steps.size() - 1));
  }

  /** The first one has none but itself. */
  WizardStep before(WizardStep step) {
    return steps.get(Math.max(steps.indexOf(upTo(step)) - 1, 0));
  }

  /** From 1. */
  int number(WizardStep step) {
    return steps.indexOf(upTo(step)) + 1;
  }
}

package dev.connections.web.onboarding;

import static dev.connections.console.onboarding.WizardStep.ACCOUNT;
import static dev.connections.console.onboarding.WizardStep.APP_DETAILS;
import static dev.connections.console.onboarding.WizardStep.BASICS;
import static dev.connections.console.onboarding.WizardStep.CAPABILITIES;
import static dev.connections.console.onboarding.WizardStep.CONSENT;
import static dev.connections.console.onboarding.WizardStep.PERMISSIONS;
import static dev.connections.console.onboarding.WizardStep.REVIEW;
import static dev.connections.console.onboarding.WizardStep.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.ApplicationType;
import org.junit.jupiter.api.Test;

class WizardPathTest {
  private static final WizardPath CUSTOM = WizardPath.of(ApplicationType.CUSTOM, true);
  private static final WizardPath SYSTEM = WizardPath.of(ApplicationType.SYSTEM, false);
  private static final WizardPath CONSENTED = WizardPath.of(ApplicationType.SYSTEM, true);

  @Test
  void leadsACustomApplicationBySixStepsWhateverItsProviderHas() {
    assertThat(CUSTOM.steps())
        .containsExactly(BASICS, CAPABILITIES, PERMISSIONS, APP_DETAILS, CONSENT, REVIEW)
        .isEqualTo(WizardPath.of(null, false).steps());
  }

  @Test
  void leadsASystemApplicationByTheConsentOfAnAdministratorOnlyWhereThereIsAPageForIt() {
    assertThat(SYSTEM.steps()).containsExactly(BASICS, ACCOUNT, SIGN_IN, REVIEW);
    assertThat(CONSENTED.steps()).containsExactly(BASICS, ACCOUNT, SIGN_IN, CONSENT, REVIEW);
  }

  @Test
  void goesFromStepToStep() {
    assertThat(SYSTEM.after(SIGN_IN)).isEqualTo(REVIEW);
    assertThat(CONSENTED.after(SIGN_IN)).isEqualTo(CONSENT);
    assertThat(SYSTEM.before(REVIEW)).isEqualTo(SIGN_IN);
    assertThat(CUSTOM.before(CONSENT)).isEqualTo(APP_DETAILS);
    assertThat(SYSTEM.before(BASICS)).isEqualTo(BASICS);
    assertThat(SYSTEM.after(REVIEW)).isEqualTo(REVIEW);
    assertThat(SYSTEM.number(REVIEW)).isEqualTo(4);
    assertThat(CUSTOM.number(REVIEW)).isEqualTo(6);
  }

  @Test
  void takesTheStepOfAnotherPathForTheLastOneOfItsOwnBeforeIt() {
    assertThat(SYSTEM.upTo(PERMISSIONS)).isEqualTo(BASICS);
    assertThat(SYSTEM.upTo(CONSENT)).isEqualTo(SIGN_IN);
    assertThat(CUSTOM.upTo(SIGN_IN)).isEqualTo(APP_DETAILS);
  }
}

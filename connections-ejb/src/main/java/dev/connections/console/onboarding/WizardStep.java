package dev.connections.console.onboarding;

/** The steps of adding a connection, in their order. */
public enum WizardStep {
  BASICS,
  CAPABILITIES,
  PERMISSIONS,
  APP_DETAILS,
  CONSENT,
  REVIEW
}

package dev.connections.console.onboarding;

/**
 * The steps of adding a connection, in their order. A custom application has no ACCOUNT and no
 * SIGN_IN; a system application has no CAPABILITIES, PERMISSIONS and APP_DETAILS, and CONSENT only
 * where its provider has a page for that.
 */
public enum WizardStep {
  BASICS,
  CAPABILITIES,
  PERMISSIONS,
  APP_DETAILS,
  /** What the service account has to be, for a system application. */
  ACCOUNT,
  /** The person signs in at the provider and grants a system application. */
  SIGN_IN,
  CONSENT,
  REVIEW
}

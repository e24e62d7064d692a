package dev.connections.console;

/** The steps of a verification, in the order in which they run. */
public enum StepCode {
  /** The typed domain leads to an organization, and to which. */
  ORGANIZATION,
  /** The provider accepts the key for this client id. */
  CREDENTIAL,
  /** The token is for this organization. */
  TOKEN_ORGANIZATION,
  /** One scope is granted; the subject names it. */
  SCOPE,
  /** The administrator role of the application. */
  ROLE,
  /** One harmless call that needs one scope; the subject names the scope. */
  PROBE,
  /** Nothing more is granted than what is needed. */
  EXCESS
}

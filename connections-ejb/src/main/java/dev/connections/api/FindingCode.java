package dev.connections.api;

/**
 * What a verification can find. The code is the stable name; the console has a title and a remedy
 * in plain words for each (bundle keys {@code finding.CODE.title} and {@code finding.CODE.remedy}).
 */
public enum FindingCode {
  // the organization
  ORGANIZATION_NOT_FOUND(Severity.CRITICAL),
  NOT_AN_ORGANIZATION(Severity.CRITICAL),
  DOMAIN_NOT_ALLOWED(Severity.CRITICAL),
  OTHER_ORGANIZATION(Severity.CRITICAL),

  // the credential
  CLIENT_NOT_FOUND(Severity.CRITICAL),
  KEY_MISMATCH(Severity.CRITICAL),
  KEY_SET_UNREACHABLE(Severity.CRITICAL),
  WRONG_AUTHENTICATION_METHOD(Severity.CRITICAL),
  WRONG_APPLICATION_TYPE(Severity.CRITICAL),
  WRONG_AUDIENCE(Severity.CRITICAL),
  CLOCK_SKEW(Severity.CRITICAL),
  PROOF_OF_POSSESSION_REFUSED(Severity.CRITICAL),
  CREDENTIAL_REJECTED(Severity.CRITICAL),

  // permissions
  NO_SCOPE_GRANTED(Severity.CRITICAL),
  SCOPE_MISSING(Severity.CRITICAL),
  SCOPE_UNKNOWN(Severity.CRITICAL),
  PROBE_REFUSED(Severity.CRITICAL),
  SCOPE_EXCESS(Severity.ATTENTION),
  EXCESS_NOT_VERIFIABLE(Severity.RECOMMENDATION),
  ROLE_MISSING(Severity.CRITICAL),
  ROLE_TOO_NARROW(Severity.ATTENTION),
  ROLE_NOT_VERIFIABLE(Severity.UNVERIFIED),

  // the way there
  RATE_LIMITED(Severity.UNVERIFIED),
  TIMED_OUT(Severity.UNVERIFIED),
  UNREACHABLE(Severity.UNVERIFIED),
  CERTIFICATE_NOT_TRUSTED(Severity.UNVERIFIED),
  REDIRECTED(Severity.UNVERIFIED),
  ANSWER_NOT_UNDERSTOOD(Severity.UNVERIFIED),
  ANSWER_TOO_LARGE(Severity.UNVERIFIED),
  PROVIDER_FAILED(Severity.UNVERIFIED);

  private final Severity severity;

  FindingCode(Severity severity) {
    this.severity = severity;
  }

  /** What this code weighs. */
  public Severity severity() {
    return severity;
  }
}
